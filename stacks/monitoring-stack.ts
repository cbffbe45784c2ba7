import type { Construct } from "constructs";
import { AlarmTopic } from "../constructs/alarm-topic";
import { EnvironmentStack, type EnvironmentStackProps } from "./environment-stack";
import type { IamOutputs } from "./iam-outputs";
import { type MonitoringOutputs, monitoringOutputs } from "./monitoring-outputs";

export interface MonitoringStackProps extends EnvironmentStackProps {
  readonly iam: IamOutputs;
}

/** Where the services' alarms go. */
export class MonitoringStack extends EnvironmentStack {
  readonly outputs: MonitoringOutputs;

  constructor(scope: Construct, props: MonitoringStackProps) {
    super(scope, "monitoring", props);
    const { arns, names } = this;
    const { accountId, monitoring } = this.environment;
    const { kmsKeyArn } = props.iam.outputsFor(this);

    const topic = new AlarmTopic(this, "alarms", {
      name: names.alarmTopic,
      kmsKeyArn,
      accountId,
      alarmArns: arns.alarms,
      emails: monitoring.emails,
    });

    this.outputs = this.publish(monitoringOutputs, { alarmTopicArn: topic.arn });
  }
}
