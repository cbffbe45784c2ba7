import type { Guardrail } from "../../guardrail";
import { referrersOf } from "../../support/references";
import { listOf } from "#terraform";

export const networkAclUsed: Guardrail = {
  id: "network-acl-used",
  title: "Every network ACL guards a subnet",
  checks: ["CKV2_AWS_1", "EC2.16"],
  severity: "low",
  types: ["aws_network_acl"],
  remedy: "name its subnets in subnet_ids, or remove it",
  check: (acl, context) => {
    const subnets = acl.attributes["subnet_ids"];
    const associated = referrersOf(context, "aws_network_acl_association", "network_acl_id", acl);
    const used = listOf(subnets).length > 0 || associated.length > 0;
    return used ? undefined : "guards no subnet";
  },
};
