import { describe, expect, test } from "@jest/globals";
import { Vpc, type VpcProps } from "../../constructs/vpc";
import { build, only, reference, resolved } from "./support";

const vpc = (props: Partial<VpcProps> = {}) =>
  build((scope) => new Vpc(scope, "vpc", { name: "shop-vpc", cidr: "10.1.0.0/16", ...props }));

const { stack, made } = vpc();

test("by default it is IPv4 alone, with DNS names, and may be destroyed", () => {
  expect(only(stack, "aws_vpc").attributes).toEqual({
    cidr_block: "10.1.0.0/16",
    enable_dns_support: true,
    enable_dns_hostnames: true,
    assign_generated_ipv6_cidr_block: false,
    tags: { Name: "shop-vpc" },
    lifecycle: { prevent_destroy: false },
  });
  expect(made.ipv6Cidr).toBeUndefined();
  expect(made.egressOnlyInternetGatewayId).toBeUndefined();
  expect(stack).toHaveResourceCount("aws_egress_only_internet_gateway", 0);
});

test("is protected from destruction where it is asked to be", () => {
  expect(vpc({ preventDestroy: true }).stack).toHaveResource("aws_vpc", {
    lifecycle: { prevent_destroy: true },
  });
});

test("has an internet gateway", () => {
  expect(only(stack, "aws_internet_gateway").attributes).toEqual({
    vpc_id: reference(stack, "aws_vpc", "id"),
    tags: { Name: "shop-vpc-internet-gateway" },
  });
  expect(resolved(stack, made.internetGatewayId)).toBe(
    reference(stack, "aws_internet_gateway", "id"),
  );
});

test("gives its block through the VPC: who uses it waits for it", () => {
  expect(resolved(stack, made.vpcId)).toBe(reference(stack, "aws_vpc", "id"));
  expect(resolved(stack, made.cidr)).toBe(reference(stack, "aws_vpc", "cidr_block"));
});

describe("what everything falls back to lets nothing through", () => {
  test("the default security group is the VPC's own, without a rule", () => {
    expect(only(stack, "aws_default_security_group").attributes).toEqual({
      vpc_id: reference(stack, "aws_vpc", "id"),
      tags: { Name: "shop-vpc-default-locked" },
    });
  });

  test("the default network ACL is the VPC's own, without a rule, and lets subnets come and go", () => {
    expect(only(stack, "aws_default_network_acl").attributes).toEqual({
      default_network_acl_id: reference(stack, "aws_vpc", "default_network_acl_id"),
      tags: { Name: "shop-vpc-default-locked" },
      lifecycle: { ignore_changes: ["subnet_ids"] },
    });
  });
});

describe("IPv6", () => {
  const ipv6 = vpc({ ipv6: true });

  test("adds a block and a gateway that nobody comes in by", () => {
    expect(ipv6.stack).toHaveResource("aws_vpc", { assign_generated_ipv6_cidr_block: true });
    expect(only(ipv6.stack, "aws_egress_only_internet_gateway").attributes).toEqual({
      vpc_id: reference(ipv6.stack, "aws_vpc", "id"),
      tags: { Name: "shop-vpc-egress-only-internet-gateway" },
    });
    expect(resolved(ipv6.stack, ipv6.made.ipv6Cidr)).toBe(
      reference(ipv6.stack, "aws_vpc", "ipv6_cidr_block"),
    );
    expect(resolved(ipv6.stack, ipv6.made.egressOnlyInternetGatewayId)).toBe(
      reference(ipv6.stack, "aws_egress_only_internet_gateway", "id"),
    );
  });
});
