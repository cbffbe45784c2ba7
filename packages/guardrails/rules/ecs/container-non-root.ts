import type { Guardrail } from "../../guardrail";
import { eachContainer } from "../../support/containers";
import { isUnknown, textOf } from "#terraform";

export const containerNonRoot: Guardrail = {
  id: "container-non-root",
  title: "No container runs as root",
  checks: ["ECS.20"],
  severity: "high",
  types: ["aws_ecs_task_definition"],
  remedy: "set user to one that is not root (for example 1000:1000)",
  check: (task) =>
    eachContainer(
      task,
      ({ user }) => !isUnknown(user) && /^(root|0+)?(:|$)/.test(textOf(user) ?? ""),
      "runs as root",
    ),
};
