import type { Guardrail } from "../../guardrail";
import { isSet, SECURITY_GROUP_RULES, securityGroupRules } from "#terraform";

/** What the provider writes where nothing is given. */
const PLACEHOLDER = "Managed by Terraform";

export const securityGroupDescriptions: Guardrail = {
  id: "security-group-descriptions",
  title: "Every security group and each of its rules says what it is for",
  checks: ["CKV_AWS_23"],
  severity: "low",
  types: ["aws_security_group", ...SECURITY_GROUP_RULES],
  remedy: "set description",
  check: (resource) => {
    const { description } = resource.attributes;
    const rules = (["ingress", "egress"] as const).flatMap((direction) =>
      securityGroupRules(resource, direction),
    );
    const silent = rules.filter((rule) => !isSet(rule.description)).length;
    if (resource.type !== "aws_security_group") {
      return silent > 0 ? "has no description" : undefined;
    }
    if (!isSet(description) || description === PLACEHOLDER) return "has no description of its own";
    return silent > 0 ? `has ${silent} rules without a description` : undefined;
  },
};
