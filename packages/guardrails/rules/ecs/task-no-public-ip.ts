import type { Guardrail } from "../../guardrail";
import { ecsWorkloads, isOn, TASK_STARTERS } from "#terraform";

export const taskNoPublicIp: Guardrail = {
  id: "task-no-public-ip",
  title: "No task has a public address",
  checks: ["CKV_AWS_333", "ECS.2"],
  severity: "high",
  types: TASK_STARTERS,
  remedy: "set assign_public_ip to false, and run the tasks in private subnets",
  check: (resource) =>
    ecsWorkloads(resource)
      .flatMap(({ network }) => network)
      .some((network) => isOn(network["assign_public_ip"]))
      ? "gives its tasks public addresses"
      : undefined,
};
