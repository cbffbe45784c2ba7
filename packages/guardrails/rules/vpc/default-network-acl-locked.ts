import type { Guardrail } from "../../guardrail";
import { referrersOf, refersTo } from "../../support/references";
import { blocksOf, isSet } from "#terraform";

/** A subnet without a network ACL of its own has the VPC's default one. */
export const defaultNetworkAclLocked: Guardrail = {
  id: "default-network-acl-locked",
  title: "The default network ACL of a VPC allows nothing",
  checks: [],
  severity: "medium",
  types: ["aws_vpc", "aws_default_network_acl"],
  remedy: "give the VPC an aws_default_network_acl without rules, and each tier an ACL of its own",
  check: (resource, context) => {
    if (resource.type === "aws_vpc") {
      const locked = context.ofType("aws_default_network_acl").some(({ attributes }) => {
        const acl = attributes["default_network_acl_id"];
        const own = resource.attributes["default_network_acl_id"];
        return refersTo(acl, resource) || (isSet(acl) && acl === own);
      });
      return locked ? undefined : "leaves its default network ACL as AWS makes it, open";
    }
    const inline = ["ingress", "egress"].flatMap((name) => blocksOf(resource.attributes, name));
    const separate = referrersOf(context, "aws_network_acl_rule", "network_acl_id", resource);
    return [
      ...inline.map(({ action, rule_no: number }) => ({ action, number })),
      ...separate.map(({ attributes: { rule_action: action, rule_number: number } }) => ({
        action,
        number,
      })),
    ]
      .filter(({ action }) => String(action).toLowerCase() === "allow")
      .map(({ number }) => ({ about: `rule ${String(number)}`, why: "allows traffic" }));
  },
};
