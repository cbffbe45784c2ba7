import { describe, expect, test } from "@jest/globals";
import { HOLDERS } from "../../drift/holders";
import { driftOf, type InAws } from "./drift-of";

type Json = Readonly<Record<string, unknown>>;

interface Case {
  /** `aws_security_group.ingress` */
  readonly shows: string;
  /** The resource that shows others, without that attribute. */
  readonly holder: Json;
  /** What makes it so. */
  readonly owned: NonNullable<InAws["owned"]>[number];
  readonly ours: unknown;
  /** Each alone is nobody's, beside what is ours. */
  readonly foreign: readonly unknown[];
}

const policy = (action: string) =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] });

const group = { id: "sg-1" };
const block = { protocol: "tcp", from_port: 8080, to_port: 8080 };
const fromAlb = [{ ...block, security_groups: ["sg-2"], cidr_blocks: [], self: false }];
const foreignRules = [
  [{ protocol: "tcp", from_port: 22, to_port: 22, cidr_blocks: ["0.0.0.0/0"] }],
  // The provider puts peers of the same ports into one block.
  [{ ...block, security_groups: ["sg-2"], cidr_blocks: ["0.0.0.0/0"] }],
  [{ ...block, security_groups: ["sg-2"], ipv6_cidr_blocks: ["::/0"] }],
  [{ ...block, security_groups: ["sg-2", "sg-3"] }],
  [{ ...block, security_groups: ["sg-2"], prefix_list_ids: ["pl-1"] }],
  [{ ...block, security_groups: ["sg-2"], self: true }],
  [{ ...block, to_port: 9090, security_groups: ["sg-2"] }],
  [{ ...block, protocol: "udp", security_groups: ["sg-2"] }],
  [{ protocol: "-1", from_port: 0, to_port: 0, security_groups: ["sg-2"] }],
];
const rule = (group_id: string, direction: string): Case["owned"] => [
  `dev-alb aws_vpc_security_group_${direction}_rule`,
  {
    security_group_id: group_id,
    ip_protocol: "tcp",
    from_port: 8080,
    to_port: 8080,
    referenced_security_group_id: "sg-2",
  },
];
const rules = (type: string): Case[] =>
  ["ingress", "egress"].map((direction) => ({
    shows: `${type}.${direction}`,
    holder: group,
    owned: rule("sg-1", direction),
    ours: fromAlb,
    foreign: foreignRules,
  }));

const entry = { rule_no: 10, action: "allow", protocol: "6", from_port: 80, to_port: 80 };
const world = {
  ...entry,
  cidr_block: "0.0.0.0/0",
  ipv6_cidr_block: "",
  icmp_type: 0,
  icmp_code: 0,
};
const entries = (type: string): Case[] =>
  [false, true].map((egress) => ({
    shows: `${type}.${egress ? "egress" : "ingress"}`,
    holder: { id: "acl-1" },
    owned: [
      "dev-shop aws_network_acl_rule",
      {
        network_acl_id: "acl-1",
        egress,
        rule_number: 10,
        rule_action: "allow",
        protocol: "tcp",
        from_port: 80,
        to_port: 80,
        cidr_block: "0.0.0.0/0",
        ipv6_cidr_block: null,
        icmp_type: null,
      },
    ],
    ours: [world],
    foreign: [
      [{ ...world, rule_no: 5 }],
      [{ ...world, action: "deny" }],
      [{ ...world, protocol: "-1" }],
      [{ ...world, from_port: 0 }],
      [{ ...world, to_port: 65535 }],
      [{ ...world, icmp_type: 8 }],
      [{ ...world, icmp_code: 1 }],
      [{ ...world, cidr_block: "10.0.0.0/8" }],
      [{ ...world, cidr_block: "", ipv6_cidr_block: "::/0" }],
    ],
  }));

const routes = (type: string): Case[] => [
  {
    shows: `${type}.route`,
    holder: { id: "rtb-1" },
    owned: [
      "dev-shop aws_route",
      { route_table_id: "rtb-1", destination_cidr_block: "0.0.0.0/0", nat_gateway_id: "nat-1" },
    ],
    ours: [{ cidr_block: "0.0.0.0/0", ipv6_cidr_block: "", nat_gateway_id: "nat-1" }],
    foreign: [
      [{ cidr_block: "0.0.0.0/0", gateway_id: "igw-1" }],
      [{ cidr_block: "10.9.0.0/16", nat_gateway_id: "nat-1" }],
      [{ cidr_block: "10.9.0.0/16", vpc_peering_connection_id: "pcx-1" }],
      [{ ipv6_cidr_block: "::/0", nat_gateway_id: "nat-1" }],
    ],
  },
  {
    shows: `${type}.propagating_vgws`,
    holder: { id: "rtb-1" },
    owned: [
      "dev-shop aws_vpn_gateway_route_propagation",
      { route_table_id: "rtb-1", vpn_gateway_id: "vgw-1" },
    ],
    ours: ["vgw-1"],
    foreign: [["vgw-2"]],
  },
];

const card = { id: "eipalloc-1", network_interface: "eni-1" };
const address: Case[] = ["association_id", "private_dns", "private_ip"].map((attribute) => ({
  shows: `aws_eip.${attribute}`,
  holder: card,
  owned: [
    "dev-shop aws_nat_gateway",
    { allocation_id: "eipalloc-1", network_interface_id: "eni-1" },
  ],
  ours: "a",
  foreign: [],
}));

const ofBucket = (attribute: string, type: string, value: unknown): Case => ({
  shows: `aws_s3_bucket.${attribute}`,
  holder: { id: "logs" },
  owned: [`dev-shop ${type}`, { bucket: "logs" }],
  ours: value,
  foreign: [],
});

const CASES: readonly Case[] = [
  ...rules("aws_security_group"),
  ...rules("aws_default_security_group"),
  ...entries("aws_network_acl"),
  ...entries("aws_default_network_acl"),
  ...routes("aws_route_table"),
  ...routes("aws_default_route_table"),
  ...address,
  {
    shows: "aws_network_acl.subnet_ids",
    holder: { id: "acl-1" },
    owned: [
      "dev-shop aws_network_acl_association",
      { network_acl_id: "acl-1", subnet_id: "subnet-1" },
    ],
    ours: ["subnet-1"],
    foreign: [["subnet-2"]],
  },
  {
    shows: "aws_default_network_acl.subnet_ids",
    holder: { id: "acl-1" },
    owned: ["dev-shop aws_subnet", { id: "subnet-1" }],
    ours: ["subnet-1"],
    foreign: [["subnet-2"]],
  },
  {
    shows: "aws_iam_policy.attachment_count",
    holder: { arn: "arn:1" },
    owned: ["dev-iam aws_iam_role_policy_attachment", { policy_arn: "arn:1" }],
    ours: 1,
    // One number: tried below.
    foreign: [],
  },
  {
    shows: "aws_iam_role.inline_policy",
    holder: { name: "web" },
    owned: [
      "dev-iam aws_iam_role_policy",
      { role: "web", name: "read", policy: policy("s3:Get*") },
    ],
    ours: [{ name: "read", policy: policy("s3:Get*") }],
    foreign: [
      [{ name: "more", policy: policy("s3:Get*") }],
      [{ name: "read", policy: policy("s3:*") }],
      [{ name: "read", policy: "not a policy" }],
    ],
  },
  {
    shows: "aws_iam_role.managed_policy_arns",
    holder: { name: "web" },
    owned: ["dev-iam aws_iam_role_policy_attachment", { role: "web", policy_arn: "arn:1" }],
    ours: ["arn:1"],
    foreign: [["arn:aws:iam::aws:policy/AdministratorAccess"]],
  },
  {
    shows: "aws_lb_target_group.load_balancer_arns",
    holder: { arn: "arn:group" },
    owned: [
      "dev-alb aws_lb_listener_rule",
      {
        listener_arn: "arn:aws:elasticloadbalancing:r:1:listener/app/front/1/2",
        action: [{ target_group_arn: "arn:group" }],
      },
    ],
    ours: ["arn:aws:elasticloadbalancing:r:1:loadbalancer/app/front/1"],
    foreign: [["arn:aws:elasticloadbalancing:r:1:loadbalancer/app/other/3"]],
  },
  ofBucket("acl", "aws_s3_bucket_acl", "public-read"),
  ofBucket("cors_rule", "aws_s3_bucket_cors_configuration", [{ allowed_origins: ["*"] }]),
  ofBucket("grant", "aws_s3_bucket_acl", [{ uri: "http://AllUsers" }]),
  ofBucket("lifecycle_rule", "aws_s3_bucket_lifecycle_configuration", [{ id: "expire" }]),
  ofBucket("logging", "aws_s3_bucket_logging", [{ target_bucket: "other" }]),
  ofBucket("policy", "aws_s3_bucket_policy", policy("s3:*")),
  ofBucket(
    "server_side_encryption_configuration",
    "aws_s3_bucket_server_side_encryption_configuration",
    [{ rule: [{ bucket_key_enabled: true }] }],
  ),
  ofBucket("versioning", "aws_s3_bucket_versioning", [{ enabled: true }]),
  {
    shows: "aws_sns_topic.policy",
    holder: { arn: "arn:topic" },
    owned: ["dev-shop aws_sns_topic_policy", { arn: "arn:topic" }],
    ours: policy("sns:*"),
    foreign: [],
  },
  ...["route_table", "subnet"].map((what): Case => ({
    shows: `aws_vpc_endpoint.${what}_ids`,
    holder: { id: "vpce-1" },
    owned: [
      `dev-shop aws_vpc_endpoint_${what}_association`,
      { vpc_endpoint_id: "vpce-1", [`${what}_id`]: "a-1" },
    ],
    ours: ["a-1"],
    foreign: [["a-2"]],
  })),
];

/** These are one value, with the address as a whole. */
const AS_THE_ADDRESS = ["aws_eip.instance", "aws_eip.network_interface"];

test("every attribute that shows others is among these cases", () => {
  const all = Object.entries(HOLDERS).flatMap(([type, attributes]) =>
    Object.keys(attributes).map((attribute) => `${type}.${attribute}`),
  );
  const tried = [...CASES.map(({ shows }) => shows), ...AS_THE_ADDRESS];
  expect(tried.toSorted()).toEqual(all.toSorted());
});

describe.each(CASES)("$shows", ({ shows, holder, owned, ours, foreign }) => {
  const [type = "", attribute = ""] = shows.split(".");
  const at = `${type}.it`;
  const drifted = (value: unknown, by: InAws["owned"] = [owned]) =>
    driftOf({ found: { [at]: { ...holder, [attribute]: value } }, owned: by });

  test("is no drift where a state owns it", () => {
    expect(drifted(ours)).toEqual({});
  });

  test("is drift where none does, or one owns the same of another", () => {
    expect(drifted(ours, [])).toHaveProperty([at]);
    const [where, values] = owned;
    for (const key of Object.keys(values).filter((name) => values[name] !== null)) {
      const other = { ...values, [key]: values[key] === false ? true : "another" };
      expect([key, drifted(ours, [[where, other]])]).toEqual([key, { [at]: expect.anything() }]);
    }
  });

  test("is drift where somebody put more beside it", () => {
    for (const value of foreign) {
      const both = [...(ours as unknown[]), ...(value as unknown[])];
      expect([value, drifted(both)]).toEqual([value, { [at]: expect.anything() }]);
      expect([value, drifted(value)]).toEqual([value, { [at]: expect.anything() }]);
    }
  });
});

describe("an open port", () => {
  const ssh = { protocol: "tcp", from_port: 22, to_port: 22, cidr_blocks: ["0.0.0.0/0"] };
  const found = (...ingress: unknown[]) => ({ "aws_security_group.web": { ...group, ingress } });

  test("is told with what it opens, and without what a rule of another stack opens", () => {
    const inAws = { found: found(...fromAlb, ssh), owned: [rule("sg-1", "ingress")] };
    expect(driftOf(inAws)).toEqual({
      "aws_security_group.web": [
        'ingress[0].protocol: "tcp"',
        "ingress[0].from_port: 22",
        "ingress[0].to_port: 22",
        'ingress[0].cidr_blocks[0]: "0.0.0.0/0"',
      ],
    });
  });

  test("is no other group's rule", () => {
    const inAws = { found: found(...fromAlb), owned: [rule("sg-9", "ingress")] };
    expect(driftOf(inAws)).toHaveProperty(["aws_security_group.web"]);
  });

  test("is no rule of the other direction", () => {
    const inAws = { found: found(...fromAlb), owned: [rule("sg-1", "egress")] };
    expect(driftOf(inAws)).toHaveProperty(["aws_security_group.web"]);
  });

  test("may be a rule of the older type, which has lists", () => {
    const classic = { ...ssh, type: "ingress", security_group_id: "sg-1" };
    const inAws = {
      found: found(ssh),
      owned: [["dev-old aws_security_group_rule", classic]] as const,
    };
    expect(driftOf(inAws)).toEqual({});
  });

  test("to the group itself may be a rule that names the group", () => {
    const own = { ...rule("sg-1", "ingress")[1], referenced_security_group_id: "sg-1" };
    const inAws = {
      found: found({ ...block, self: true }),
      owned: [["dev-shop aws_vpc_security_group_ingress_rule", own]] as const,
    };
    expect(driftOf(inAws)).toEqual({});
  });
});

test("a bucket's part is another stack's affair only where that stack is looked at as well", () => {
  const found = { "aws_s3_bucket.logs": { id: "logs", policy: policy("s3:*") } };
  const owned = [["dev-other aws_s3_bucket_policy", { bucket: "logs" }]] as const;
  expect(driftOf({ found, owned })).toHaveProperty(["aws_s3_bucket.logs"]);
});

test("grants of a bucket mean nothing while the owner owns all objects", () => {
  const found = { "aws_s3_bucket.logs": { id: "logs", grant: [{ uri: "http://AllUsers" }] } };
  const controls = (object_ownership: string) =>
    [
      [
        "dev-shop aws_s3_bucket_ownership_controls",
        { bucket: "logs", rule: [{ object_ownership }] },
      ],
    ] as const;
  expect(driftOf({ found, owned: controls("BucketOwnerEnforced") })).toEqual({});
  expect(driftOf({ found, owned: controls("ObjectWriter") })).toHaveProperty([
    "aws_s3_bucket.logs",
  ]);
});

test("a policy that is attached to more than the states attach it to is told", () => {
  const found = (count: number) => ({
    "aws_iam_policy.deploy": { arn: "arn:1", attachment_count: count },
  });
  const owned = [
    ["dev-iam aws_iam_role_policy_attachment", { policy_arn: "arn:1" }],
    ["dev-iam aws_iam_policy_attachment", { policy_arn: "arn:1", roles: ["a"], users: ["b"] }],
  ] as const;
  expect(driftOf({ found: found(3), owned })).toEqual({});
  expect(driftOf({ found: found(4), owned })).toEqual({
    "aws_iam_policy.deploy": ["attachment_count: 1"],
  });
});

test("an address that is somewhere else than at its gateway is told", () => {
  const found = { "aws_eip.nat": { ...card, network_interface: "eni-9" } };
  const owned = [address[0]?.owned ?? ["", {}]] as const;
  expect(driftOf({ found, owned })).toHaveProperty(["aws_eip.nat"]);
});
