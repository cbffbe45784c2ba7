import type { Construct } from "constructs";
import type { ScheduledTask as Settings } from "../config/services";
import { ScheduledTask } from "../constructs/scheduled-task";
import type { ServiceOutputs } from "./service-outputs";
import { TaskStack, type TaskStackProps } from "./task-stack";

/** One task that runs by the clock. */
export class ScheduledTaskStack extends TaskStack<Settings> {
  readonly outputs: ServiceOutputs;

  constructor(scope: Construct, props: TaskStackProps<Settings>) {
    super(scope, props);
    const { image, task, group } = this;
    const { settings } = props;
    const ecs = props.ecs.outputsFor(this);

    new ScheduledTask(this, "schedule", {
      name: this.serviceName,
      groupName: ecs.scheduleGroupName,
      schedule: settings.schedule,
      timezone: settings.timezone,
      state: settings.enabled ? image.choose("ENABLED", "DISABLED") : "DISABLED",
      roleArn: props.iam.outputsFor(this).schedulerRoleArn,
      clusterArn: ecs.clusterArn,
      taskDefinitionArn: task.arn,
      taskCount: settings.taskCount,
      subnetIds: props.network.outputsFor(this).privateSubnetIds,
      securityGroupId: group.securityGroupId,
      securityGroupRules: group.rules,
    });

    this.outputs = this.publishService({
      taskDefinitionArn: task.arn,
      status: image.choose("deployed", "waiting for an image: the schedule is off"),
      imageUri: image.choose(image.uri, ""),
      url: "",
    });
  }
}
