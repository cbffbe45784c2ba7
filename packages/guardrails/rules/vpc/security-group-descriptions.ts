import type { Guardrail } from "../../guardrail";
import { OPENING_TYPES, openingsOf } from "../../support/openings";
import { isSet } from "../../support/values";

/** What the provider writes where nothing is given. */
const PLACEHOLDER = "Managed by Terraform";

export const securityGroupDescriptions: Guardrail = {
  id: "security-group-descriptions",
  title: "Every security group and each of its rules says what it is for",
  checks: ["CKV_AWS_23"],
  severity: "low",
  types: OPENING_TYPES,
  remedy: "set description",
  check: (resource) => {
    const { description } = resource.attributes;
    const openings = [...openingsOf(resource, "ingress"), ...openingsOf(resource, "egress")];
    const silent = openings.filter(({ described }) => !described).length;
    if (resource.type !== "aws_security_group") {
      return silent > 0 ? "has no description" : undefined;
    }
    if (!isSet(description) || description === PLACEHOLDER) return "has no description of its own";
    return silent > 0 ? `has ${silent} rules without a description` : undefined;
  },
};
