import type { Arns } from "../../lib/arns";
import type { PolicyStatement } from "../../lib/policy";

/** What EventBridge Scheduler may do: start the scheduled tasks, with the roles they run with. */
export function schedulerStatements(props: {
  readonly arns: Arns;
  readonly services: readonly string[];
  readonly passedRoleArns: readonly string[];
}): PolicyStatement[] {
  const { arns, services, passedRoleArns } = props;
  return [
    {
      sid: "RunTasks",
      actions: ["ecs:RunTask"],
      resources: services.map((service) => arns.taskDefinitions(service)),
      conditions: { ArnEquals: { "ecs:cluster": [arns.cluster] } },
    },
    {
      sid: "TagTasks",
      actions: ["ecs:TagResource"],
      resources: [arns.tasks],
      conditions: { StringEquals: { "ecs:CreateAction": ["RunTask"] } },
    },
    {
      sid: "PassTaskRoles",
      actions: ["iam:PassRole"],
      resources: passedRoleArns,
      conditions: { StringEquals: { "iam:PassedToService": ["ecs-tasks.amazonaws.com"] } },
    },
  ];
}
