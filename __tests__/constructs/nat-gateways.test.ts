import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { describe, expect, test } from "@jest/globals";
import type { TerraformStack } from "cdktf";
import { NatGateways, type NatGatewaysProps } from "../../constructs/nat-gateways";
import { resourcesOf } from "#testing";
import { build, resolved } from "./support";

const publicSubnets = ["a", "b", "c"].map((zone) => ({
  zone,
  cidr: "10.0.0.0/24",
  subnetId: `subnet-${zone}`,
  routeTableId: `rtb-${zone}`,
}));

const props = (scope: TerraformStack) => ({
  name: "shop-nat",
  drainedZones: [],
  internetGateway: new InternetGateway(scope, "internet-gateway"),
});

/** The gateways' names with their subnets, and which gateway each zone uses. */
function natGateways(mode: NatGatewaysProps["mode"]) {
  const { stack, made } = build(
    (scope) => new NatGateways(scope, "nat", { ...props(scope), mode, publicSubnets }),
  );
  const gateways = resourcesOf(stack, "aws_nat_gateway");
  return {
    places: gateways.map(({ attributes }) => [attributes["tags"], attributes["subnet_id"]]),
    addresses: gateways.map(({ name }) => name),
    publicIps: made.publicIps.map((ip) => String(resolved(stack, ip))),
    usedBy: (zone: string) => resolved(stack, made.gatewayIdFor(zone)),
    stack,
  };
}

describe("none", () => {
  const nat = natGateways("none");
  test("there is no gateway, no address and nothing to route to", () => {
    expect(resourcesOf(nat.stack, "aws_nat_gateway")).toEqual([]);
    expect(nat.publicIps).toEqual([]);
    expect(nat.usedBy("a")).toBeUndefined();
  });
});

describe("single", () => {
  const nat = natGateways("single");
  test("one gateway, in the first zone", () => {
    expect(nat.places).toEqual([[{ Name: "shop-nat-a" }, "subnet-a"]]);
    expect(nat.publicIps).toHaveLength(1);
  });

  test("every zone uses it, even one without a public subnet", () => {
    const id = `\${aws_nat_gateway.${nat.addresses[0] ?? ""}.id}`;
    for (const zone of ["a", "b", "c", "d"]) expect(nat.usedBy(zone)).toBe(id);
  });
});

describe("per-az", () => {
  const nat = natGateways("per-az");
  test("one gateway in each zone, each with its own address", () => {
    expect(nat.places).toEqual([
      [{ Name: "shop-nat-a" }, "subnet-a"],
      [{ Name: "shop-nat-b" }, "subnet-b"],
      [{ Name: "shop-nat-c" }, "subnet-c"],
    ]);
    expect(new Set(nat.publicIps).size).toBe(3);
  });

  test("every zone uses its own", () => {
    expect(["a", "b", "c"].map(nat.usedBy)).toEqual(
      nat.addresses.map((name) => `\${aws_nat_gateway.${name}.id}`),
    );
  });

  test("the first is the one that single has: changing the mode does not replace it", () => {
    expect(nat.addresses[0]).toBe(natGateways("single").addresses[0]);
  });
});

test("without a public subnet there is none, whatever the mode", () => {
  for (const mode of ["single", "per-az"] as const) {
    const { stack, made } = build(
      (scope) => new NatGateways(scope, "nat", { ...props(scope), mode, publicSubnets: [] }),
    );
    expect(resourcesOf(stack, "aws_nat_gateway")).toEqual([]);
    expect(made.gatewayIdFor("a")).toBeUndefined();
  }
});
