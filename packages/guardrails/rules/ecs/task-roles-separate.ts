import type { Guardrail } from "../../guardrail";
import { isSet } from "#terraform";

export const taskRolesSeparate: Guardrail = {
  id: "task-roles-separate",
  title: "What starts a task and what runs in it have different roles",
  checks: ["CKV_AWS_249"],
  severity: "high",
  types: ["aws_ecs_task_definition"],
  remedy: "give task_role_arn a role without the execution role's grants",
  // Equal expressions are the same role, even if its ARN is known only after an apply.
  check: ({ attributes: { execution_role_arn: execution, task_role_arn: task } }) =>
    isSet(execution) && execution === task
      ? "runs its containers with the execution role"
      : undefined,
};
