import type { Guardrail } from "../../guardrail";
import { portsOf } from "../../support/ports";
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
    const silent = (["ingress", "egress"] as const).flatMap((direction) =>
      securityGroupRules(resource, direction)
        .filter((rule) => !isSet(rule.description))
        .map((rule) => `${direction} on ${portsOf(rule)}`),
    );
    if (resource.type !== "aws_security_group") {
      return silent.length > 0 ? "has no description" : undefined;
    }
    const isSilent = !isSet(description) || description === PLACEHOLDER;
    return [
      ...(isSilent ? [{ about: "the group", why: "has no description of its own" }] : []),
      ...silent.map((rule) => ({ about: rule, why: `has no description for ${rule}` })),
    ];
  },
};
