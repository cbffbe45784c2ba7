import { describe, expect, test } from "@jest/globals";
import { Subnet, type SubnetProps } from "../../constructs/subnet";
import { build, only, reference, resolved } from "./support";

const subnet = (ipv6?: SubnetProps["ipv6"]) =>
  build(
    (scope) =>
      new Subnet(scope, "a", {
        name: "shop-private-a",
        vpcId: "vpc-1",
        availabilityZone: "us-east-1a",
        cidr: "10.0.0.0/24",
        ipv6,
      }),
  );

const { stack, made } = subnet();

test("gives no public address, and knows no IPv6, unless it is told", () => {
  expect(only(stack, "aws_subnet").attributes).toEqual({
    vpc_id: "vpc-1",
    availability_zone: "us-east-1a",
    cidr_block: "10.0.0.0/24",
    map_public_ip_on_launch: false,
    tags: { Name: "shop-private-a" },
  });
});

test("routes by a table of its own, which has its name", () => {
  expect(only(stack, "aws_route_table").attributes).toEqual({
    vpc_id: "vpc-1",
    tags: { Name: "shop-private-a" },
    // What uses it lets go of it first.
    lifecycle: { create_before_destroy: true },
  });
  expect(only(stack, "aws_route_table_association").attributes).toEqual({
    subnet_id: reference(stack, "aws_subnet", "id"),
    route_table_id: reference(stack, "aws_route_table", "id"),
  });
  expect(resolved(stack, made.subnetId)).toBe(reference(stack, "aws_subnet", "id"));
  expect(resolved(stack, made.routeTableId)).toBe(reference(stack, "aws_route_table", "id"));
});

describe("IPv6", () => {
  test.each([0, 1, 255])("takes the /64 number %d of the VPC's /56", (index) => {
    const { stack: ipv6 } = subnet({ vpcCidr: "2001:db8::/56", index });
    expect(ipv6).toHaveResource("aws_subnet", {
      ipv6_cidr_block: `\${cidrsubnet("2001:db8::/56", 8, ${index})}`,
      assign_ipv6_address_on_creation: true,
    });
  });

  test("does not give public IPv4 addresses either", () => {
    expect(subnet({ vpcCidr: "2001:db8::/56", index: 0 }).stack).toHaveResource("aws_subnet", {
      map_public_ip_on_launch: false,
    });
  });
});
