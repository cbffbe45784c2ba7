import { SECURITY_GROUP_RULES, securityGroupRules } from "#terraform";
import type { Guardrail } from "../../guardrail";
import { portsOf } from "../../support/ports";
import { refersTo } from "../../support/references";

/** Whatever names no security group gets the VPC's default one. */
export const defaultSecurityGroupEmpty: Guardrail = {
  id: "default-security-group-empty",
  title: "The default security group of a VPC lets nothing through",
  checks: ["CKV2_AWS_12", "EC2.2"],
  severity: "high",
  types: ["aws_vpc", "aws_default_security_group"],
  remedy: "give the VPC an aws_default_security_group without ingress and egress",
  check: (resource, context) => {
    if (resource.type === "aws_vpc") {
      const locked = context
        .ofType("aws_default_security_group")
        .some(({ attributes }) => refersTo(attributes["vpc_id"], resource));
      return locked ? undefined : "leaves its default security group as AWS makes it";
    }
    return (["ingress", "egress"] as const)
      .flatMap((direction) => [
        ...securityGroupRules(resource, direction),
        ...SECURITY_GROUP_RULES.flatMap(context.ofType)
          .flatMap((rule) => securityGroupRules(rule, direction))
          .filter(({ group }) => refersTo(group, resource)),
      ])
      .map((rule) => {
        const what = `${rule.direction} on ${portsOf(rule)}`;
        return { about: what, why: `lets traffic through (${what})` };
      });
  },
};
