import type { Service } from "@aws-sdk/client-ecs";
import { primaryOf, revisionOf } from "../diagnosis/evidence";

/** How far a service's deployment has come: `deploys learner-api:4: 1 of 2 tasks run, 1 starts` */
export function describeProgress(service: Service): string {
  const primary = primaryOf(service);
  const { desiredCount = 0, runningCount = 0, pendingCount = 0, failedTasks = 0 } = primary ?? {};
  const doing = { COMPLETED: "runs", FAILED: "failed with", IN_PROGRESS: "deploys" }[
    primary?.rolloutState ?? "IN_PROGRESS"
  ];
  const earlier = (service.runningCount ?? 0) - runningCount;
  return [
    `${doing} ${revisionOf(primary?.taskDefinition)}: ${runningCount} of ${desiredCount} tasks run`,
    ...(pendingCount > 0 ? [`${pendingCount} start`] : []),
    ...(failedTasks > 0 ? [`${failedTasks} failed`] : []),
    ...(earlier > 0 ? [`${earlier} of before still run`] : []),
  ].join(", ");
}
