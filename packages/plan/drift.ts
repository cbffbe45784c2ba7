import { type TerraformPlan, typeName, withoutKey } from "#terraform";
import { canonical } from "./attributes/canonical";
import type { Changes } from "./changes";
import type { AttributeChange, ResourceChange } from "./report";

/** Either may be another stack's: one stack opens the port of another one's group. */
const SECURITY_GROUP_RULES = [
  "aws_vpc_security_group_egress_rule",
  "aws_vpc_security_group_ingress_rule",
  "aws_security_group_rule",
];
const ADDRESS_USERS = ["aws_eip_association", "aws_nat_gateway"];

/**
 * Attributes in which AWS shows what resources of another type make. Terraform notes them down when it
 * makes or refreshes the one, so that they differ as soon as it has made the others.
 * Source: notes on in-line blocks in the provider's documentation of these types.
 */
const MADE_BY: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  aws_default_network_acl: { subnet_ids: ["aws_subnet"] },
  aws_eip: {
    association_id: ADDRESS_USERS,
    instance: ADDRESS_USERS,
    network_interface: ADDRESS_USERS,
    private_dns: ADDRESS_USERS,
    private_ip: ADDRESS_USERS,
  },
  aws_iam_role: {
    inline_policy: ["aws_iam_role_policy"],
    managed_policy_arns: ["aws_iam_role_policy_attachment"],
  },
  aws_lb_target_group: { load_balancer_arns: ["aws_lb_listener", "aws_lb_listener_rule"] },
  aws_network_acl: {
    egress: ["aws_network_acl_rule"],
    ingress: ["aws_network_acl_rule"],
    subnet_ids: ["aws_network_acl_association"],
  },
  aws_route_table: {
    propagating_vgws: ["aws_vpn_gateway_route_propagation"],
    route: ["aws_route", "aws_vpc_endpoint"],
  },
  aws_s3_bucket: {
    acl: ["aws_s3_bucket_acl"],
    cors_rule: ["aws_s3_bucket_cors_configuration"],
    grant: ["aws_s3_bucket_acl", "aws_s3_bucket_ownership_controls"],
    lifecycle_rule: ["aws_s3_bucket_lifecycle_configuration"],
    logging: ["aws_s3_bucket_logging"],
    policy: ["aws_s3_bucket_policy"],
    server_side_encryption_configuration: ["aws_s3_bucket_server_side_encryption_configuration"],
    versioning: ["aws_s3_bucket_versioning"],
  },
  aws_security_group: {
    egress: SECURITY_GROUP_RULES,
    ingress: SECURITY_GROUP_RULES,
  },
  aws_sns_topic: { policy: ["aws_sns_topic_policy"] },
  aws_vpc_endpoint: {
    route_table_ids: ["aws_vpc_endpoint_route_table_association"],
    subnet_ids: ["aws_vpc_endpoint_subnet_association"],
  },
};

/**
 * Leaves out of what drifted where a resource only shows others, and where the provider only fills in
 * that nothing was set.
 */
export function withoutEchoes(
  { changes, unchanged }: Changes,
  { configuration }: TerraformPlan,
): Changes {
  const types = new Set(
    [...configuration.keys()].map((address) => typeName(address.split(".")[0] ?? "")),
  );
  const isEcho = ({ address, type }: ResourceChange, { path }: AttributeChange): boolean => {
    const [attribute = ""] = /^[^.[]+/.exec(path) ?? [];
    if (Object.hasOwn(configuration.get(withoutKey(address)) ?? {}, attribute)) return false;
    return MADE_BY[typeName(type)]?.[attribute]?.some((maker) => types.has(maker)) === true;
  };
  const left = changes.flatMap((change) => {
    const attributes = change.attributes.filter(
      (attribute) => !isFilledIn(attribute) && !isEcho(change, attribute),
    );
    if (change.action !== "update") return [change];
    return attributes.length === 0 ? [] : [{ ...change, attributes }];
  });
  return { changes: left, unchanged: unchanged + changes.length - left.length };
}

/** What nobody set is null as long as Terraform has only sent it, and false, 0 or empty once it was read. */
function isFilledIn({ before, after, unknown, sensitive }: AttributeChange): boolean {
  if (unknown || sensitive || (before !== undefined && before !== null)) return false;
  return after === false || after === 0 || after === "" || canonical(after) === "[]";
}
