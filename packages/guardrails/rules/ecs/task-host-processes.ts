import type { Guardrail } from "../../guardrail";

export const taskHostProcesses: Guardrail = {
  id: "task-host-processes",
  title: "No task sees the processes of its host",
  checks: ["CKV_AWS_335", "ECS.3"],
  severity: "high",
  types: ["aws_ecs_task_definition"],
  remedy: "leave pid_mode out, or set it to task",
  check: ({ attributes }) =>
    attributes["pid_mode"] === "host" ? "shares the processes of its host" : undefined,
};
