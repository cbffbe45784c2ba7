import { describe, expect, test } from "@jest/globals";
import { VpcEndpoints, type VpcEndpointsProps } from "../../constructs/vpc-endpoints";
import { resourcesOf } from "#testing";
import { build, only, reference, resolved } from "./support";

const endpoints = (props: Partial<VpcEndpointsProps> = {}) =>
  build(
    (scope) =>
      new VpcEndpoints(scope, "endpoints", {
        namePrefix: "shop",
        vpcId: "vpc-1",
        region: "eu-west-1",
        routeTableIds: ["rtb-1", "rtb-2"],
        interfaceServices: [],
        subnetIds: ["subnet-1"],
        clientCidrs: { "private-a": "10.0.0.0/24", "private-b": "10.0.1.0/24" },
        ...props,
      }),
  );

describe("without interface services", () => {
  const { stack, made } = endpoints();

  test("there is the free way to S3, from every route table", () => {
    expect(only(stack, "aws_vpc_endpoint").attributes).toEqual({
      vpc_id: "vpc-1",
      service_name: "com.amazonaws.eu-west-1.s3",
      vpc_endpoint_type: "Gateway",
      route_table_ids: ["rtb-1", "rtb-2"],
      tags: { Name: "shop-endpoint-s3" },
    });
  });

  test("there is no security group, though there are clients", () => {
    expect(made.securityGroupId).toBeUndefined();
    expect(resourcesOf(stack).map(({ type }) => type)).toEqual(["aws_vpc_endpoint"]);
  });
});

test.each([
  ["cn-north-1", "s3", "com.amazonaws.cn-north-1.s3"],
  ["cn-north-1", "ecr.dkr", "cn.com.amazonaws.cn-north-1.ecr.dkr"],
  ["cn-northwest-1", "sts", "cn.com.amazonaws.cn-northwest-1.sts"],
  ["cn-northwest-1", "ssm", "com.amazonaws.cn-northwest-1.ssm"],
  ["us-gov-west-1", "ecr.dkr", "com.amazonaws.us-gov-west-1.ecr.dkr"],
])("in %s the endpoint of %s is %s", (region, service, name) => {
  const { stack } = endpoints({ region, interfaceServices: service === "s3" ? [] : [service] });
  expect(
    resourcesOf(stack, "aws_vpc_endpoint").map(({ attributes }) => attributes["service_name"]),
  ).toContain(name);
});

describe("with interface services", () => {
  const { stack, made } = endpoints({ interfaceServices: ["ecr.api", "logs"] });

  test("each has an address in the subnets, its AWS name, and the group before it", () => {
    const group = reference(stack, "aws_security_group", "id");
    expect(resolved(stack, made.securityGroupId)).toBe(group);
    const shared = {
      vpc_id: "vpc-1",
      vpc_endpoint_type: "Interface",
      private_dns_enabled: true,
      subnet_ids: ["subnet-1"],
      security_group_ids: [group],
    };
    const interfaces = resourcesOf(stack, "aws_vpc_endpoint")
      .map(({ attributes }) => attributes)
      .filter((attributes) => attributes["vpc_endpoint_type"] === "Interface");
    expect(interfaces).toEqual([
      {
        ...shared,
        service_name: "com.amazonaws.eu-west-1.ecr.api",
        tags: { Name: "shop-endpoint-ecr-api" },
      },
      {
        ...shared,
        service_name: "com.amazonaws.eu-west-1.logs",
        tags: { Name: "shop-endpoint-logs" },
      },
    ]);
  });

  test("the way to S3 stays what it is", () => {
    const s3 = (from: typeof stack) =>
      resourcesOf(from, "aws_vpc_endpoint").find(
        ({ attributes }) => attributes["vpc_endpoint_type"] === "Gateway",
      );
    expect(s3(stack)).toEqual(s3(endpoints().stack));
  });

  test("the group admits HTTPS from each client's block, by a rule of its own", () => {
    expect(only(stack, "aws_security_group").attributes).toEqual({
      name: "shop-endpoints",
      description: "Guards the interface endpoints",
      vpc_id: "vpc-1",
      tags: { Name: "shop-endpoints" },
    });
    const rule = (client: string, cidr: string) => ({
      security_group_id: reference(stack, "aws_security_group", "id"),
      description: `HTTPS from ${client}`,
      ip_protocol: "tcp",
      from_port: 443,
      to_port: 443,
      cidr_ipv4: cidr,
      tags: { Name: `shop-endpoints-${client}` },
    });
    expect(
      resourcesOf(stack, "aws_vpc_security_group_ingress_rule").map(({ attributes }) => attributes),
    ).toEqual([rule("private-a", "10.0.0.0/24"), rule("private-b", "10.0.1.0/24")]);
  });

  test("without clients nobody is admitted", () => {
    const closed = endpoints({ interfaceServices: ["logs"], clientCidrs: {} }).stack;
    expect(closed).toHaveResourceCount("aws_security_group", 1);
    expect(closed).toHaveResourceCount("aws_vpc_security_group_ingress_rule", 0);
  });
});
