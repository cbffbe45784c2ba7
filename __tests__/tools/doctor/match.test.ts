import { expect, test } from "@jest/globals";
import type { SynthesizedResource } from "#terraform";
import { companionsOf } from "../../../tools/doctor/unknown/companions";
import { match } from "../../../tools/doctor/unknown/match";
import { identify } from "../../../tools/ownership/kinds";
import type { TaggedResource } from "../../../tools/ownership/tagged-resources";

function found(id: string, name: string): TaggedResource {
  const kind = id.startsWith("sgr-") ? "security-group-rule" : id.replace(/-\w+$/, "");
  const arn = `arn:aws:ec2:us-east-1:1:${kind}/${id}`;
  const identified = identify(arn);
  if (!identified) throw new Error(`${arn} is of no kind`);
  return { ...identified, arn, name, stack: "dev-network" };
}

const coded = (
  address: string,
  attributes: Readonly<Record<string, unknown>>,
): SynthesizedResource => ({
  ...{ stackId: "dev-network", address, path: "", attributes },
  ...{ type: address.split(".")[0] ?? "", name: address.split(".")[1] ?? "" },
});
const named = (address: string, Name: string) => coded(address, { tags: { Name } });

const code = [
  named("aws_vpc.vpc", "shop-vpc"),
  named("aws_subnet.a", "shop-a"),
  named("aws_subnet.b", "shop-b"),
  named("aws_vpc_security_group_egress_rule.https", "shop-https"),
];

test("what a stack made alone for an address is imported there", () => {
  const unknown = [
    found("vpc-1", "shop-vpc"),
    found("subnet-1", "shop-b"),
    found("sgr-1", "shop-https"),
  ];
  expect(match(unknown, code, new Set(["aws_subnet.a"]))).toEqual({
    imports: [
      { address: "aws_vpc.vpc", id: "vpc-1" },
      { address: "aws_subnet.b", id: "subnet-1" },
      { address: "aws_vpc_security_group_egress_rule.https", id: "sgr-1" },
    ],
    ...{ choices: [], repeated: [], strays: [] },
  });
});

test("of two for one address somebody has to choose", () => {
  const [one, other] = [found("vpc-1", "shop-vpc"), found("vpc-2", "shop-vpc")];
  const { imports, choices } = match([one, other], code, new Set());
  expect(imports).toEqual([]);
  expect(choices).toEqual([one, other].map((resource) => ({ resource, address: "aws_vpc.vpc" })));
});

test("what the state has another one of was made twice, and what nothing makes is a stray", () => {
  const [twice, stray] = [found("vpc-1", "shop-vpc"), found("subnet-9", "shop-z")];
  expect(match([twice, stray], code, new Set(["aws_vpc.vpc"]))).toEqual({
    ...{ imports: [], choices: [] },
    repeated: [{ resource: twice, address: "aws_vpc.vpc" }],
    strays: [stray],
  });
});

test("two addresses of one name are no address", () => {
  const twins = [named("aws_vpc.one", "shop-vpc"), named("aws_vpc.two", "shop-vpc")];
  const vpc = found("vpc-1", "shop-vpc");
  expect(match([vpc], twins, new Set()).strays).toEqual([vpc]);
});

const ids: Readonly<Record<string, string>> = {
  "aws_route_table.a": "rtb-1",
  "aws_subnet.a": "subnet-1",
  "aws_network_acl.private": "acl-1",
};
const valueAt = (address: string) => ids[address];
const reference = (text: string) => `\${dev-network.${text}}`;

test.each([
  [
    coded("aws_route.x", {
      route_table_id: reference("aws_route_table.a.id"),
      destination_cidr_block: "0.0.0.0/0",
    }),
    "rtb-1_0.0.0.0/0",
  ],
  [
    coded("aws_route.x", {
      route_table_id: reference("aws_route_table.a.id"),
      destination_ipv6_cidr_block: "::/0",
    }),
    "rtb-1_::/0",
  ],
  [
    coded("aws_route_table_association.x", {
      subnet_id: reference("aws_subnet.a.id"),
      route_table_id: reference("aws_route_table.a.id"),
    }),
    "subnet-1/rtb-1",
  ],
  [
    coded("aws_network_acl_rule.x", {
      network_acl_id: reference("aws_network_acl.private.id"),
      ...{ rule_number: 10, protocol: "-1", egress: true },
    }),
    "acl-1:10:-1:true",
  ],
  [coded("aws_kms_alias.x", { name: "alias/shop" }), "alias/shop"],
  [
    coded("aws_scheduler_schedule.x", { group_name: "shop", name: "shop-report" }),
    "shop/shop-report",
  ],
])("%j goes with what it belongs to", (resource, id) => {
  expect(companionsOf([resource], valueAt)).toEqual([{ address: resource.address, id }]);
});

test.each([
  [
    coded("aws_route.x", {
      route_table_id: reference("aws_route_table.b.id"),
      destination_cidr_block: "0.0.0.0/0",
    }),
  ],
  [
    coded("aws_route.x", {
      route_table_id: "${other.aws_route_table.a.id}",
      destination_cidr_block: "0.0.0.0/0",
    }),
  ],
  [coded("aws_iam_role_policy.x", { name: "x" })],
])("%j is not looked for", (resource) => {
  expect(companionsOf([resource], valueAt)).toEqual([]);
});
