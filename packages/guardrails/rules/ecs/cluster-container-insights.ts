import type { Guardrail } from "../../guardrail";
import { blocksOf, isUnknown } from "#terraform";

export const clusterContainerInsights: Guardrail = {
  id: "cluster-container-insights",
  title: "Container Insights watches every cluster",
  checks: ["CKV_AWS_65", "ECS.12"],
  severity: "high",
  types: ["aws_ecs_cluster"],
  remedy: "add the setting containerInsights with value enabled or enhanced",
  check: ({ attributes }) =>
    blocksOf(attributes, "setting").some(
      ({ name, value }) =>
        name === "containerInsights" &&
        (value === "enabled" || value === "enhanced" || isUnknown(value)),
    )
      ? undefined
      : "has Container Insights off",
};
