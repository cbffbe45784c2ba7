import type { Guardrail } from "../../guardrail";
import { eachContainer } from "../../support/containers";
import { isOff } from "#terraform";

export const containerReadOnlyRoot: Guardrail = {
  id: "container-read-only-root",
  title: "No container can change what its image holds",
  checks: ["CKV_AWS_336", "ECS.5"],
  severity: "high",
  types: ["aws_ecs_task_definition"],
  remedy: "set readonlyRootFilesystem to true, and mount a volume where it must write",
  check: (task) =>
    eachContainer(
      task,
      ({ readonlyRootFilesystem }) => isOff(readonlyRootFilesystem),
      "can write to its root file system",
    ),
};
