import type { Guardrail } from "../../guardrail";
import { referrersOf } from "../../support/references";
import { blocksOf, listOf } from "#terraform";

export const clusterCapacityProviders: Guardrail = {
  id: "cluster-capacity-providers",
  title: "A cluster names its capacity providers, and those of instances end no instance in use",
  checks: ["ECS.19"],
  severity: "medium",
  types: ["aws_ecs_cluster", "aws_ecs_capacity_provider"],
  remedy:
    "add aws_ecs_cluster_capacity_providers; for instances set managed_termination_protection",
  check: (resource, context) => {
    if (resource.type === "aws_ecs_capacity_provider") {
      const groups = blocksOf(resource.attributes, "auto_scaling_group_provider");
      return groups.some(({ managed_termination_protection: mode }) => mode !== "ENABLED")
        ? "may end instances that tasks run on"
        : undefined;
    }
    const named = referrersOf(
      context,
      "aws_ecs_cluster_capacity_providers",
      "cluster_name",
      resource,
    ).some(({ attributes }) => listOf(attributes["capacity_providers"]).length > 0);
    return named ? undefined : "names no capacity provider";
  },
};
