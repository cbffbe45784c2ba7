import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

export interface ScheduledTaskProps {
  readonly name: string;
  readonly groupName: string;
  /** `at(...)`, `rate(...)` or `cron(...)`. */
  readonly schedule: string;
  /** Time zone of the schedule, as the IANA database names it. */
  readonly timezone: string;
  /** `ENABLED` or `DISABLED`. */
  readonly state: string;
  /** The role that EventBridge Scheduler starts tasks with. */
  readonly roleArn: string;
  readonly clusterArn: string;
  readonly taskDefinitionArn: string;
  readonly taskCount: number;
  readonly subnetIds: string[];
  readonly securityGroupId: string;
  /** The group's rules, which must be there whenever a task starts. */
  readonly securityGroupRules: readonly ITerraformDependable[];
}

const RETRIES = 3;
const LATEST_START_SECONDS = 3600;

/** A task that runs by the clock, in private subnets. */
export class ScheduledTask extends Construct {
  constructor(scope: Construct, id: string, props: ScheduledTaskProps) {
    super(scope, id);
    new SchedulerSchedule(this, "schedule", {
      name: props.name,
      groupName: props.groupName,
      description: `Runs ${props.name}`,
      scheduleExpression: props.schedule,
      scheduleExpressionTimezone: props.timezone,
      state: props.state,
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: props.clusterArn,
        roleArn: props.roleArn,
        retryPolicy: {
          maximumRetryAttempts: RETRIES,
          maximumEventAgeInSeconds: LATEST_START_SECONDS,
        },
        ecsParameters: {
          taskDefinitionArn: props.taskDefinitionArn,
          taskCount: props.taskCount,
          launchType: "FARGATE",
          propagateTags: "TASK_DEFINITION",
          enableEcsManagedTags: true,
          networkConfiguration: {
            subnets: props.subnetIds,
            securityGroups: [props.securityGroupId],
            assignPublicIp: false,
          },
        },
      },
      dependsOn: [...props.securityGroupRules],
    });
  }
}
