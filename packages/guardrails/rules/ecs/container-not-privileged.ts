import type { Guardrail } from "../../guardrail";
import { eachContainer } from "../../support/containers";
import { isOn } from "#terraform";

export const containerNotPrivileged: Guardrail = {
  id: "container-not-privileged",
  title: "No container has the rights of its host",
  checks: ["CKV_AWS_334", "ECS.4"],
  severity: "critical",
  types: ["aws_ecs_task_definition"],
  remedy: "remove privileged; Fargate does not offer it",
  check: (task) => eachContainer(task, ({ privileged }) => isOn(privileged), "is privileged"),
};
