import type { Guardrail } from "../../guardrail";
import { isSecretName, isSecretValue } from "../../support/secret-names";
import { blocksOf, containersOf, isUnknown } from "#terraform";

export const containerSecrets: Guardrail = {
  id: "container-secrets",
  title: "No secret stands in a container's environment",
  checks: ["ECS.8"],
  severity: "critical",
  types: ["aws_ecs_task_definition"],
  remedy: "put it into Parameter Store and name it in the container's secrets",
  check: (task) =>
    containersOf(task).flatMap((container) =>
      blocksOf(container, "environment")
        .filter(({ name, value }) =>
          isSecretName(String(name)) ? !isUnknown(value) : isSecretValue(String(value)),
        )
        .map(
          ({ name }) =>
            `container ${String(container["name"])} holds ${String(name)} in plain text`,
        ),
    ),
};
