import type { AccountLocation } from "#terraform";

/** How AWS begins the ids of what it makes. */
const ID_PREFIXES: Readonly<Record<string, string>> = {
  aws_internet_gateway: "igw-",
  aws_nat_gateway: "nat-",
  aws_network_acl: "acl-",
  aws_route_table: "rtb-",
  aws_security_group: "sg-",
  aws_subnet: "subnet-",
  aws_vpc: "vpc-",
  aws_vpc_endpoint: "vpce-",
};

/** Attributes whose form the provider checks while it plans. */
const FORMS: Readonly<Record<string, string>> = {
  arn_suffix: "app/preview/0000000000000000",
  cidr_block: "10.0.0.0/16",
  dns_name: "preview.invalid",
  ipv6_cidr_block: "2600:1f00::/56",
  key_id: "00000000-0000-0000-0000-000000000000",
  zone_id: "Z00000000000000000000",
};

/** Resource part of the ARN that a type's resources have. */
const ARN_FORMS: Readonly<Record<string, readonly [service: string, resource: string]>> = {
  aws_acm_certificate: ["acm", "certificate/00000000-0000-0000-0000-000000000000"],
  aws_ecs_task_definition: ["ecs", "task-definition/preview:1"],
  aws_kms_key: ["kms", "key/00000000-0000-0000-0000-000000000000"],
  aws_lb: ["elasticloadbalancing", "loadbalancer/app/preview/0000000000000000"],
  aws_lb_listener: [
    "elasticloadbalancing",
    "listener/app/preview/0000000000000000/0000000000000000",
  ],
  aws_lb_target_group: ["elasticloadbalancing", "targetgroup/preview/0000000000000000"],
  aws_service_discovery_http_namespace: ["servicediscovery", "namespace/ns-0000000000000000"],
};

/**
 * Stands for an attribute that AWS will choose, in a form that the provider accepts. It looks made
 * up, so that nobody takes it for real.
 */
export function placeholderFor(type: string, attribute: string, place: AccountLocation): string {
  if (attribute === "id") {
    const prefix = ID_PREFIXES[type];
    if (prefix !== undefined) return `${prefix}00000000000000000`;
  }
  if (attribute === "arn" || attribute.endsWith("_arn")) {
    const [service, resource] = ARN_FORMS[type] ?? ["preview", "preview"];
    const { partition, region, accountId } = place;
    return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
  }
  return FORMS[attribute] ?? "preview";
}
