import { parseStack, type SynthesizedApp, type SynthesizedStack } from "#terraform";

type Attributes = Readonly<Record<string, unknown>>;
export type Resources = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

const subnet = (cidr: string) => ({ vpc_id: "${aws_vpc.vpc.id}", cidr_block: cidr });
const association = (name: string, table: string) => ({
  subnet_id: `\${aws_subnet.${name}.id}`,
  route_table_id: `\${aws_route_table.${table}.id}`,
});
const group = (name: string) => ({ name, vpc_id: "${aws_vpc.vpc.id}" });

export const service = (name: string, subnets: string[] = ["inside"]) => ({
  name,
  network_configuration: {
    subnets: subnets.map((each) => `\${aws_subnet.${each}.id}`),
    security_groups: [`\${aws_security_group.${name}.id}`],
  },
});

export const rule = (owner: string, port: number, peer: Attributes) => ({
  security_group_id: `\${aws_security_group.${owner}.id}`,
  ip_protocol: "tcp",
  from_port: port,
  to_port: port,
  ...peer,
});

export const ofGroup = (name: string) => ({
  referenced_security_group_id: `\${aws_security_group.${name}.id}`,
});

/**
 * A VPC 10.0.0.0/16 with a subnet `outside` that the internet gateway serves and two, `inside` and
 * `inside-b`, that a NAT gateway serves; services `shop` and `stock` inside, whose security groups
 * have no rules. Network ACLs are AWS's own, which let everything through.
 */
const BASE: Resources = {
  aws_vpc: { vpc: { cidr_block: "10.0.0.0/16" } },
  aws_internet_gateway: { gateway: { vpc_id: "${aws_vpc.vpc.id}" } },
  aws_nat_gateway: { nat: { subnet_id: "${aws_subnet.outside.id}", allocation_id: "eip" } },
  aws_subnet: {
    outside: subnet("10.0.0.0/24"),
    inside: subnet("10.0.1.0/24"),
    "inside-b": subnet("10.0.2.0/24"),
  },
  aws_route_table: {
    outside: { vpc_id: "${aws_vpc.vpc.id}" },
    inside: { vpc_id: "${aws_vpc.vpc.id}" },
  },
  aws_route_table_association: {
    outside: association("outside", "outside"),
    inside: association("inside", "inside"),
    "inside-b": association("inside-b", "inside"),
  },
  aws_route: {
    outside: {
      route_table_id: "${aws_route_table.outside.id}",
      destination_cidr_block: "0.0.0.0/0",
      gateway_id: "${aws_internet_gateway.gateway.id}",
    },
    inside: {
      route_table_id: "${aws_route_table.inside.id}",
      destination_cidr_block: "0.0.0.0/0",
      nat_gateway_id: "${aws_nat_gateway.nat.id}",
    },
  },
  aws_security_group: { shop: group("shop"), stock: group("stock") },
  aws_ecs_service: { shop: service("shop"), stock: service("stock") },
};

/** Lets `shop` out and `stock` in on 5000. */
export const CALL: Resources = {
  aws_vpc_security_group_egress_rule: { "shop-out": rule("shop", 5000, ofGroup("stock")) },
  aws_vpc_security_group_ingress_rule: { "stock-in": rule("stock", 5000, ofGroup("shop")) },
};

/** The small app with more resources, or others in place of its own. */
export function smallApp(...changes: readonly Resources[]): SynthesizedApp {
  return { stacks: [smallStack("app", changes)] };
}

export function smallStack(
  id: string,
  changes: readonly Resources[],
  dependencies: readonly string[] = [],
): SynthesizedStack {
  return parseStack(id, { resource: merged([BASE, ...changes]) }, dependencies);
}

function merged(parts: readonly Resources[]): Resources {
  return parts.reduce((all, part) => ({
    ...all,
    ...Object.fromEntries(
      Object.entries(part).map(([type, byName]) => [type, { ...all[type], ...byName }]),
    ),
  }));
}

/** An internet-facing load balancer that passes 443 on to port 8080 of `shop`. */
export const BALANCED: Resources = {
  aws_lb: {
    balancer: {
      name: "front",
      internal: false,
      load_balancer_type: "application",
      subnets: ["${aws_subnet.outside.id}"],
      security_groups: ["${aws_security_group.front.id}"],
    },
  },
  aws_lb_listener: {
    https: {
      load_balancer_arn: "${aws_lb.balancer.arn}",
      port: 443,
      default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.shop.arn}" }],
    },
  },
  aws_lb_target_group: { shop: { name: "shop", port: 8080 } },
  aws_security_group: { front: group("front") },
  aws_ecs_service: {
    shop: {
      ...service("shop"),
      load_balancer: [
        {
          target_group_arn: "${aws_lb_target_group.shop.arn}",
          container_name: "shop",
          container_port: 8080,
        },
      ],
    },
  },
  aws_vpc_security_group_egress_rule: { "front-out": rule("front", 8080, ofGroup("shop")) },
  aws_vpc_security_group_ingress_rule: {
    "front-in": rule("front", 443, { cidr_ipv4: "0.0.0.0/0" }),
    "shop-in": rule("shop", 8080, ofGroup("front")),
  },
};
