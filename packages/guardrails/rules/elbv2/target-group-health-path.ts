import type { Guardrail } from "../../guardrail";
import { blocksOf, isSet } from "#terraform";

export const targetGroupHealthPath: Guardrail = {
  id: "target-group-health-path",
  title: "Targets are asked for a path before they get requests",
  checks: ["CKV_AWS_261"],
  severity: "high",
  types: ["aws_lb_target_group"],
  remedy: "set health_check with a path",
  check: ({ attributes }) => {
    // The others have no paths.
    if (!["HTTP", "HTTPS"].includes(String(attributes["protocol"]))) return undefined;
    return blocksOf(attributes, "health_check").some(({ path }) => isSet(path))
      ? undefined
      : "has no health check with a path";
  },
};
