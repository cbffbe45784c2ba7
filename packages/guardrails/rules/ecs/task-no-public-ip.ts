import type { Guardrail } from "../../guardrail";
import { runSettingsOf, TASK_STARTERS } from "../../support/task-starters";
import { blocksOf, isOn } from "#terraform";

export const taskNoPublicIp: Guardrail = {
  id: "task-no-public-ip",
  title: "No task has a public address",
  checks: ["CKV_AWS_333", "ECS.2"],
  severity: "high",
  types: TASK_STARTERS,
  remedy: "set assign_public_ip to false, and run the tasks in private subnets",
  check: (resource) =>
    runSettingsOf(resource)
      .flatMap((settings) => blocksOf(settings, "network_configuration"))
      .some((network) => isOn(network["assign_public_ip"]))
      ? "gives its tasks public addresses"
      : undefined,
};
