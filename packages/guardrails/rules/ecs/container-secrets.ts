import type { Guardrail } from "../../guardrail";
import { plainSecrets } from "../../support/plain-secrets";
import { blocksOf, containersOf } from "#terraform";

export const containerSecrets: Guardrail = {
  id: "container-secrets",
  title: "No secret stands in a container's environment",
  checks: ["ECS.8"],
  severity: "critical",
  types: ["aws_ecs_task_definition"],
  remedy: "put it into Parameter Store and name it in the container's secrets",
  check: (task) =>
    containersOf(task).flatMap((container) =>
      plainSecrets(blocksOf(container, "environment")).map(({ about, why }) => ({
        about: `${String(container["name"])}/${about}`,
        why: `container ${String(container["name"])} ${why}`,
      })),
    ),
};
