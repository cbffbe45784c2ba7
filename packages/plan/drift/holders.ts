import { balancersOfNobody, companion, grants } from "./companions";
import {
  associationsOfNobody,
  entriesOfNobody,
  foreignSubnets,
  propagationsOfNobody,
  routesOfNobody,
  subnetsOfNobody,
  whereAddressIs,
} from "./networks";
import type { Unowned } from "./owned";
import { attachmentCountOfNobody, attachmentsOfNobody, inlinePoliciesOfNobody } from "./policies";
import { rulesOfNobody } from "./security-groups";

const ENTRIES = { egress: entriesOfNobody("egress"), ingress: entriesOfNobody("ingress") };
const RULES = { egress: rulesOfNobody("egress"), ingress: rulesOfNobody("ingress") };
const ROUTES = { propagating_vgws: propagationsOfNobody, route: routesOfNobody };
const ofBucket = (type: string) => companion(type, "bucket", "id");

/**
 * Attributes in which AWS shows what resources of another type make, with what of it is nobody's. The
 * provider notes all of it down when it makes or refreshes the one, so that it differs as soon as the others
 * are made, and is no difference any more once an apply has taken it into the state.
 * Source: notes on in-line blocks in the provider's documentation of these types.
 */
export const HOLDERS: Readonly<Record<string, Readonly<Record<string, Unowned>>>> = {
  aws_default_network_acl: { ...ENTRIES, subnet_ids: foreignSubnets },
  aws_default_route_table: ROUTES,
  aws_default_security_group: RULES,
  aws_eip: {
    association_id: whereAddressIs,
    instance: whereAddressIs,
    network_interface: whereAddressIs,
    private_dns: whereAddressIs,
    private_ip: whereAddressIs,
  },
  aws_iam_policy: { attachment_count: attachmentCountOfNobody },
  aws_iam_role: {
    inline_policy: inlinePoliciesOfNobody,
    managed_policy_arns: attachmentsOfNobody,
  },
  aws_lb_target_group: { load_balancer_arns: balancersOfNobody },
  aws_network_acl: { ...ENTRIES, subnet_ids: subnetsOfNobody },
  aws_route_table: ROUTES,
  aws_s3_bucket: {
    acl: ofBucket("aws_s3_bucket_acl"),
    cors_rule: ofBucket("aws_s3_bucket_cors_configuration"),
    grant: grants,
    lifecycle_rule: ofBucket("aws_s3_bucket_lifecycle_configuration"),
    logging: ofBucket("aws_s3_bucket_logging"),
    policy: ofBucket("aws_s3_bucket_policy"),
    server_side_encryption_configuration: ofBucket(
      "aws_s3_bucket_server_side_encryption_configuration",
    ),
    versioning: ofBucket("aws_s3_bucket_versioning"),
  },
  aws_security_group: RULES,
  aws_sns_topic: { policy: companion("aws_sns_topic_policy", "arn", "arn") },
  aws_vpc_endpoint: {
    route_table_ids: associationsOfNobody(
      "aws_vpc_endpoint_route_table_association",
      "route_table_id",
    ),
    subnet_ids: associationsOfNobody("aws_vpc_endpoint_subnet_association", "subnet_id"),
  },
};
