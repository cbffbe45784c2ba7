import type { Guardrail } from "../../guardrail";
import { eachContainer } from "../../support/containers";
import { blocksOf } from "#terraform";

export const containerLogs: Guardrail = {
  id: "container-logs",
  title: "Every container's output is logged",
  checks: ["ECS.9"],
  severity: "high",
  types: ["aws_ecs_task_definition"],
  remedy: "set logConfiguration with a log driver",
  check: (task) =>
    eachContainer(
      task,
      (container) =>
        !blocksOf(container, "logConfiguration").some(({ logDriver }) => Boolean(logDriver)),
      "logs nowhere",
    ),
};
