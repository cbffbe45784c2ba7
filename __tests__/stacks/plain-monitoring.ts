import { plainOutputs } from "../../lib/outputs";
import type { monitoringOutputs } from "../../stacks/monitoring-outputs";

/** The `monitoring` stack's outputs as plain values, to build a consumer alone. */
export const plainMonitoring = plainOutputs<typeof monitoringOutputs>({
  alarmTopicArn: "arn:aws:sns:us-east-1:111111111111:learner-alarms",
});
