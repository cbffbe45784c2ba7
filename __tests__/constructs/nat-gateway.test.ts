import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { expect, test } from "@jest/globals";
import { NatGateway } from "../../constructs/nat-gateway";
import { build, only, reference, resolved } from "./support";

const { stack, made } = build((scope) => {
  const internetGateway = new InternetGateway(scope, "internet-gateway");
  return new NatGateway(scope, "nat", {
    name: "shop-nat-a",
    subnetId: "subnet-1",
    internetGateway,
  });
});

test("stands in the given subnet with an address of its own, behind the internet gateway", () => {
  expect(only(stack, "aws_eip").attributes).toEqual({
    domain: "vpc",
    tags: { Name: "shop-nat-a" },
    depends_on: [`aws_internet_gateway.${only(stack, "aws_internet_gateway").name}`],
  });
  expect(only(stack, "aws_nat_gateway").attributes).toEqual({
    allocation_id: reference(stack, "aws_eip", "allocation_id"),
    subnet_id: "subnet-1",
    tags: { Name: "shop-nat-a" },
  });
});

test("says which address the world sees", () => {
  expect(resolved(stack, made.publicIp)).toBe(reference(stack, "aws_eip", "public_ip"));
  expect(resolved(stack, made.natGatewayId)).toBe(reference(stack, "aws_nat_gateway", "id"));
});
