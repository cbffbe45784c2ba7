import type { Construct } from "constructs";
import { AlarmTopic } from "../constructs/alarm-topic";
import { ServiceDashboard } from "../constructs/service-dashboard";
import type { AlbOutputs } from "./alb-outputs";
import { EnvironmentStack, type EnvironmentStackProps } from "./environment-stack";
import type { IamOutputs } from "./iam-outputs";
import { type MonitoringOutputs, monitoringOutputs } from "./monitoring-outputs";

export interface MonitoringStackProps extends EnvironmentStackProps {
  readonly iam: IamOutputs;
  /** @default no load balancer to watch */
  readonly alb?: AlbOutputs | undefined;
}

/** Where the services' alarms go, and the page that shows how the services are doing. */
export class MonitoringStack extends EnvironmentStack {
  readonly outputs: MonitoringOutputs;

  constructor(scope: Construct, props: MonitoringStackProps) {
    super(scope, "monitoring", props);
    const { arns, names } = this;
    const { accountId, region, monitoring, services } = this.environment;
    const { kmsKeyArn } = props.iam.outputsFor(this);

    const topic = new AlarmTopic(this, "alarms", {
      name: names.alarmTopic,
      kmsKeyArn,
      accountId,
      alarmArns: arns.alarms,
      emails: monitoring.emails,
    });
    // Scheduled tasks are no ECS service, so they have no metrics of one.
    const running = Object.keys(services).filter((name) => services[name]?.kind !== "scheduled");
    new ServiceDashboard(this, "dashboard", {
      name: names.dashboard,
      region,
      clusterName: names.cluster,
      services: Object.fromEntries(running.map((name) => [name, names.service(name)])),
      loadBalancerArnSuffix: props.alb?.outputsFor(this).loadBalancerArnSuffix,
    });

    this.outputs = this.publish(monitoringOutputs, { alarmTopicArn: topic.arn });
  }
}
