import type { Guardrail } from "../../guardrail";
import { isOff } from "#terraform";

/** Elsewhere it would be in the way of taking an environment down. */
export const loadBalancerDeletionProtection: Guardrail = {
  id: "load-balancer-deletion-protection",
  title: "In production, load balancers are protected against deletion",
  checks: ["CKV_AWS_150", "ELB.6"],
  severity: "high",
  types: ["aws_lb"],
  remedy: "set enable_deletion_protection to true",
  check: ({ attributes }, { production }) =>
    production && isOff(attributes["enable_deletion_protection"])
      ? "can be deleted by any apply"
      : undefined,
};
