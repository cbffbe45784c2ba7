import { rule } from "../rule";

/**
 * The scheduler's role names each task's definition and role in one policy. With the longest names
 * a task takes 180 characters there, and AWS takes 10,240 for a role's inline policies:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const MOST_SCHEDULED_TASKS = 50;

export const scheduledTaskCount = rule(["services"], ({ services }) => {
  const count = Object.values(services).filter(({ kind }) => kind === "scheduled").length;
  if (count <= MOST_SCHEDULED_TASKS) return [];
  const message =
    `has ${String(count)} scheduled tasks: use ${String(MOST_SCHEDULED_TASKS)} at most, ` +
    "the policy of the scheduler's role takes no more";
  return [{ path: ["services"], message }];
});
