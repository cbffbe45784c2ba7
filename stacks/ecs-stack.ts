import { SchedulerScheduleGroup } from "@cdktf/provider-aws/lib/scheduler-schedule-group";
import type { Construct } from "constructs";
import { Cluster } from "../constructs/cluster";
import { type EcsOutputs, ecsOutputs } from "./ecs-outputs";
import { EnvironmentStack, type EnvironmentStackProps } from "./environment-stack";
import type { IamOutputs } from "./iam-outputs";

export interface EcsStackProps extends EnvironmentStackProps {
  readonly iam: IamOutputs;
}

/** The cluster that services run on. */
export class EcsStack extends EnvironmentStack {
  readonly outputs: EcsOutputs;

  constructor(scope: Construct, props: EcsStackProps) {
    super(scope, "ecs", props);
    const { names } = this;
    const { ecs, services, deletionProtection } = this.environment;
    const { kmsKeyArn } = props.iam.outputsFor(this);

    const cluster = new Cluster(this, "cluster", {
      name: names.cluster,
      namespace: names.namespace,
      containerInsights: ecs.containerInsights,
      capacityProviders: ecs.capacityProviders,
      defaultStrategy: ecs.defaultStrategy,
      kmsKeyArn,
      execLogGroupName: names.execLogGroup,
      execLogRetentionDays: ecs.execLogRetentionDays,
      preventDestroy: deletionProtection,
    });

    const scheduleGroup = Object.values(services).some(({ kind }) => kind === "scheduled")
      ? new SchedulerScheduleGroup(this, "schedule-group", {
          name: names.scheduleGroup,
          tags: { Name: names.scheduleGroup },
        })
      : undefined;

    this.outputs = this.publish(ecsOutputs, {
      clusterName: cluster.name,
      clusterArn: cluster.arn,
      namespaceName: cluster.namespaceName,
      namespaceArn: cluster.namespaceArn,
      scheduleGroupName: scheduleGroup?.name ?? "",
      execLogGroupName: cluster.execLogGroupName,
    });
  }
}
