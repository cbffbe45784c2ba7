import type { OutputReader } from "../lib/outputs";

/** What the `monitoring` stack publishes. */
export const monitoringOutputs = {
  alarmTopicArn: { type: "string", description: "ARN of the topic that alarms go to" },
} as const;

export type MonitoringOutputs = OutputReader<typeof monitoringOutputs>;
