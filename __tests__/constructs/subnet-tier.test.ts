import { describe, expect, test } from "@jest/globals";
import { idsOf, SubnetTier, type SubnetTierProps } from "../../constructs/subnet-tier";
import { resourcesOf } from "#testing";
import { build, only, resolved } from "./support";

const slots = [
  { id: "data-b", tier: "data", zone: "b", cidr: "10.0.1.0/24", ipv6Index: 9 },
  { id: "data-d", tier: "data", zone: "d", cidr: "10.0.3.0/24", ipv6Index: 11 },
];

const tier = (props: Partial<SubnetTierProps> = {}) =>
  build(
    (scope) =>
      new SubnetTier(scope, "data", {
        name: "shop-data",
        region: "eu-west-1",
        vpcId: "vpc-1",
        vpcCidr: "10.0.0.0/16",
        slots,
        drainedZones: [],
        inbound: "none",
        ...props,
      }),
  );

const { stack, made } = tier();
const subnetIds = (from = stack) =>
  resourcesOf(from, "aws_subnet").map(({ name }) => `\${aws_subnet.${name}.id}`);

test("one subnet for each slot, named by tier and zone, in the region's zone", () => {
  expect(
    resourcesOf(stack, "aws_subnet").map(({ attributes }) => [
      attributes["tags"],
      attributes["availability_zone"],
      attributes["cidr_block"],
    ]),
  ).toEqual([
    [{ Name: "shop-data-b" }, "eu-west-1b", "10.0.1.0/24"],
    [{ Name: "shop-data-d" }, "eu-west-1d", "10.0.3.0/24"],
  ]);
});

test("hands the subnets out in the order of the slots", () => {
  expect(made.subnets.map(({ zone, cidr }) => [zone, cidr])).toEqual([
    ["b", "10.0.1.0/24"],
    ["d", "10.0.3.0/24"],
  ]);
  expect(resolved(stack, idsOf(made.subnets))).toEqual(subnetIds());
  expect(
    resolved(
      stack,
      made.subnets.map(({ subnetId }) => subnetId),
    ),
  ).toEqual(subnetIds());
  expect(
    resolved(
      stack,
      made.subnets.map(({ routeTableId }) => routeTableId),
    ),
  ).toEqual(
    resourcesOf(stack, "aws_route_table").map(({ name }) => `\${aws_route_table.${name}.id}`),
  );
});

test("a subnet's address in the state does not depend on the others", () => {
  const alone = tier({ slots: slots.slice(1) }).stack;
  expect(subnetIds()).toContain(subnetIds(alone)[0]);
});

test("one network ACL stands before all of them", () => {
  expect(only(stack, "aws_network_acl").attributes).toEqual({
    vpc_id: "vpc-1",
    subnet_ids: subnetIds(),
    tags: { Name: "shop-data" },
  });
});

test("the network ACL hears what the tier hears", () => {
  const ingress = (inbound: SubnetTierProps["inbound"]) =>
    resourcesOf(tier({ inbound }).stack, "aws_network_acl_rule").filter(
      ({ attributes }) => !attributes["egress"],
    ).length;
  expect([ingress("none"), ingress("responses"), ingress("public")]).toEqual([1, 5, 7]);
});

describe("IPv6", () => {
  const ipv6 = tier({ ipv6Cidr: "2001:db8::/56" }).stack;

  test("each subnet takes its slot's block", () => {
    expect(
      resourcesOf(ipv6, "aws_subnet").map(({ attributes }) => attributes["ipv6_cidr_block"]),
    ).toEqual(['${cidrsubnet("2001:db8::/56", 8, 9)}', '${cidrsubnet("2001:db8::/56", 8, 11)}']);
  });

  test("the network ACL knows the VPC's block", () => {
    expect(ipv6).toHaveResource("aws_network_acl_rule", {
      ipv6_cidr_block: "2001:db8::/56",
      egress: false,
    });
  });

  test("without it there is none", () => {
    expect(JSON.stringify(resourcesOf(stack))).not.toMatch(/ipv6/);
  });
});
