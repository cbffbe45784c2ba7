import type { PolicyStatement } from "../../../lib/policy";
import type { CiContext } from "./context";

/** The tasks of a roll-out, and the revisions that it leaves behind. */
export function ciTaskStatements({ arns, ciArns }: CiContext): PolicyStatement[] {
  return [
    {
      // Why tasks of a roll-out have stopped.
      sid: "ReadTasks",
      actions: ["ecs:DescribeTasks"],
      resources: [ciArns.tasks],
    },
    {
      sid: "ListTasks",
      actions: ["ecs:ListTasks"],
      // Tasks on Fargate are listed by no resource but their cluster, which is a condition.
      resources: ["*"],
      conditions: { ArnEquals: { "ecs:cluster": [arns.cluster] } },
    },
    {
      sid: "ReadServiceLogs",
      actions: ["logs:GetLogEvents"],
      resources: [arns.serviceLogStreams],
    },
    {
      sid: "RetireTaskDefinitions",
      actions: ["ecs:DeregisterTaskDefinition"],
      // It knows no resource, and no condition.
      resources: ["*"],
    },
  ];
}
