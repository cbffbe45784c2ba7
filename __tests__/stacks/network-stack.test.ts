import { describe, expect, test } from "@jest/globals";
import type { EnvironmentInput } from "../../config/schema/environment";
import { NetworkStack } from "../../stacks/network-stack";
import { configurationOf, outputsOf, resourcesOf, testApp } from "#testing";
import { testEnvironment } from "../test-environment";
import { plainIam } from "../plain-iam";
import { wholeOf } from "./whole";

type NetworkInput = EnvironmentInput["network"];

const networkStack = (network: NetworkInput = {}, input: Partial<EnvironmentInput> = {}) =>
  new NetworkStack(testApp(), {
    environment: testEnvironment({ ...input, network }),
    iam: plainIam,
  });

const stack = networkStack();

const named = (from: NetworkStack, type: string) =>
  Object.fromEntries(
    resourcesOf(from, type).map((resource) => [
      (resource.attributes["tags"] as { Name: string }).Name,
      resource,
    ]),
  );
const namesOf = (from: NetworkStack, type: string) => Object.keys(named(from, type)).toSorted();

/** The route to the world of the route table with that name. */
const worldRoute = (from: NetworkStack, routeTable: string, destination = "0.0.0.0/0") => {
  const table = named(from, "aws_route_table")[routeTable]?.name ?? "none";
  return resourcesOf(from, "aws_route").find(
    ({ attributes }) =>
      String(attributes["route_table_id"]).includes(`.${table}.`) &&
      [attributes["destination_cidr_block"], attributes["destination_ipv6_cidr_block"]].includes(
        destination,
      ),
  )?.attributes;
};

describe("VPC", () => {
  test("has DNS names, as private endpoints need", () => {
    expect(stack).toHaveResource("aws_vpc", {
      cidr_block: "10.0.0.0/16",
      enable_dns_support: true,
      enable_dns_hostnames: true,
      assign_generated_ipv6_cidr_block: false,
      tags: { Name: "learner-vpc" },
    });
  });

  test("its default security group and network ACL let nothing through", () => {
    const rules = ["ingress", "egress"];
    const [group] = resourcesOf(stack, "aws_default_security_group");
    const [acl] = resourcesOf(stack, "aws_default_network_acl");
    expect(Object.keys(group?.attributes ?? {})).not.toEqual(expect.arrayContaining(rules));
    expect(Object.keys(acl?.attributes ?? {})).not.toEqual(expect.arrayContaining(rules));
    expect(Object.keys(group?.attributes ?? {}).toSorted()).toEqual(["tags", "vpc_id"]);
    expect(Object.keys(acl?.attributes ?? {}).toSorted()).toEqual([
      "default_network_acl_id",
      "lifecycle",
      "tags",
    ]);
  });

  test("every flow is recorded, encrypted, by the role for it", () => {
    expect(stack).toHaveResource("aws_flow_log", {
      traffic_type: "ALL",
      log_destination_type: "cloud-watch-logs",
      iam_role_arn: "arn:aws:iam::111111111111:role/flow-log",
    });
    expect(stack).toHaveResource("aws_cloudwatch_log_group", {
      name: "/learner/vpc/flow-logs",
      kms_key_id: "arn:aws:kms:us-east-1:111111111111:key/environment",
      retention_in_days: 30,
    });
  });
});

describe("subnets", () => {
  test("lie in their slots, two tiers in two zones", () => {
    const cidrs = Object.entries(named(stack, "aws_subnet")).map(([name, { attributes }]) => [
      name,
      attributes["availability_zone"],
      attributes["cidr_block"],
    ]);
    expect(cidrs).toEqual([
      ["learner-private-a", "us-east-1a", "10.0.0.0/20"],
      ["learner-private-b", "us-east-1b", "10.0.16.0/20"],
      ["learner-public-a", "us-east-1a", "10.0.128.0/21"],
      ["learner-public-b", "us-east-1b", "10.0.136.0/21"],
    ]);
  });

  test("give no public address to anything by themselves", () => {
    expect(stack).toHaveEveryResource("aws_subnet", { map_public_ip_on_launch: false });
  });

  test("each has a route table of its own", () => {
    expect(namesOf(stack, "aws_route_table")).toEqual(namesOf(stack, "aws_subnet"));
    expect(stack).toHaveResourceCount("aws_route_table_association", 4);
  });

  test("a further tier gets its block, its route and its outputs", () => {
    const withData = networkStack({ additionalTiers: { data: { cidr: "10.0.192.0/20" } } });
    expect(withData).toHaveResource("aws_subnet", {
      cidr_block: "10.0.192.0/23",
      availability_zone: "us-east-1a",
      tags: { Name: "learner-data-a" },
    });
    expect(worldRoute(withData, "learner-data-a")).toBeUndefined();
    expect(Object.keys(outputsOf(withData)["additionalSubnetIds"] as object)).toEqual([
      "data-a",
      "data-b",
    ]);
  });
});

describe("an existing subnet keeps its address in the state and its block", () => {
  const blocks = (from: NetworkStack) =>
    Object.fromEntries(
      resourcesOf(from, "aws_subnet").map(({ name, attributes }) => [
        name,
        attributes["cidr_block"],
      ]),
    );
  test.each<[string, NetworkInput]>([
    ["a zone is added", { zones: ["a", "b", "c"] }],
    ["a zone is added in front", { zones: ["c", "b", "a"] }],
    ["zones are reordered", { zones: ["b", "a"] }],
    ["a tier is added", { additionalTiers: { admin: { cidr: "10.0.224.0/20" } } }],
    ["NAT is taken away", { nat: "none", interfaceEndpoints: "fargate" }],
    ["NAT is in every zone", { nat: "per-az" }],
    ["IPv6 is added", { ipv6: true }],
  ])("when %s", (_change, network) => {
    expect(blocks(networkStack(network))).toMatchObject(blocks(stack));
  });
});

describe("ways out", () => {
  test("public subnets reach the world through the internet gateway", () => {
    for (const zone of ["a", "b"]) {
      const route = worldRoute(stack, `learner-public-${zone}`);
      expect(route?.["gateway_id"]).toMatch(/^\$\{aws_internet_gateway\./);
    }
  });

  test("single: one NAT gateway in the first zone serves all", () => {
    expect(namesOf(stack, "aws_nat_gateway")).toEqual(["learner-nat-a"]);
    const gateway = worldRoute(stack, "learner-private-a")?.["nat_gateway_id"];
    expect(gateway).toMatch(/^\$\{aws_nat_gateway\.nat_a_/);
    expect(worldRoute(stack, "learner-private-b")?.["nat_gateway_id"]).toBe(gateway);
  });

  test("the NAT gateway stands in the public subnet of its zone", () => {
    const perAz = networkStack({ nat: "per-az" });
    for (const zone of ["a", "b"]) {
      const subnet = named(perAz, "aws_subnet")[`learner-public-${zone}`]?.name ?? "none";
      const gateway = named(perAz, "aws_nat_gateway")[`learner-nat-${zone}`];
      expect(gateway?.attributes["subnet_id"]).toBe(`\${aws_subnet.${subnet}.id}`);
    }
  });

  test("per-az: every zone has its own NAT gateway, and the first keeps its address", () => {
    const perAz = networkStack({ nat: "per-az" });
    expect(namesOf(perAz, "aws_nat_gateway")).toEqual(["learner-nat-a", "learner-nat-b"]);
    expect(worldRoute(perAz, "learner-private-b")?.["nat_gateway_id"]).toMatch(/nat_b_/);
    expect(named(perAz, "aws_nat_gateway")["learner-nat-a"]?.name).toBe(
      named(stack, "aws_nat_gateway")["learner-nat-a"]?.name,
    );
  });

  test("none: private subnets have no way out but endpoints", () => {
    const closed = networkStack({ nat: "none", interfaceEndpoints: "fargate" });
    expect(closed).toHaveResourceCount("aws_nat_gateway", 0);
    expect(closed).toHaveResourceCount("aws_eip", 0);
    expect(worldRoute(closed, "learner-private-a")).toBeUndefined();
  });

  test("IPv6 leaves private subnets one way only, and every subnet has its own /64", () => {
    const ipv6 = networkStack({ ipv6: true });
    expect(worldRoute(ipv6, "learner-private-a", "::/0")?.["egress_only_gateway_id"]).toMatch(
      /^\$\{aws_egress_only_internet_gateway\./,
    );
    expect(worldRoute(ipv6, "learner-public-a", "::/0")?.["gateway_id"]).toMatch(
      /^\$\{aws_internet_gateway\./,
    );
    const blocks = resourcesOf(ipv6, "aws_subnet").map((s) => s.attributes["ipv6_cidr_block"]);
    expect(new Set(blocks).size).toBe(4);
  });
});

describe("network ACLs", () => {
  const ingress = (from: NetworkStack, tier: string) => {
    const acl = named(from, "aws_network_acl")[tier]?.name ?? "none";
    return resourcesOf(from, "aws_network_acl_rule")
      .map(({ attributes }) => attributes)
      .filter(
        ({ network_acl_id, egress }) =>
          network_acl_id === `\${aws_network_acl.${acl}.id}` && !egress,
      );
  };
  const openPorts = (from: NetworkStack, tier: string) =>
    ingress(from, tier)
      .filter(({ cidr_block }) => cidr_block === "0.0.0.0/0")
      .map(({ protocol, from_port: from, to_port: to }) => [protocol, from, to].join(" "))
      .toSorted();

  test("every subnet is under its tier's ACL", () => {
    const covered = resourcesOf(stack, "aws_network_acl").flatMap(
      ({ attributes }) => attributes["subnet_ids"] as string[],
    );
    expect(covered).toHaveLength(4);
    expect(new Set(covered).size).toBe(4);
  });

  test("the private tier hears answers only, the public one the web besides", () => {
    const answers = ["tcp 1024 3388", "tcp 3390 65535", "udp 1024 3388", "udp 3390 65535"];
    expect(openPorts(stack, "learner-private")).toEqual(answers);
    expect(openPorts(stack, "learner-public")).toEqual(
      ["tcp 443 443", "tcp 80 80", ...answers].toSorted(),
    );
  });

  test("a tier without a way out hears nothing from outside, and reaches no endpoint", () => {
    const withData = networkStack({ additionalTiers: { data: { cidr: "10.0.192.0/20" } } });
    expect(openPorts(withData, "learner-data")).toEqual([]);
    expect(ingress(withData, "learner-data")).toHaveLength(1);
    const [s3] = resourcesOf(withData, "aws_vpc_endpoint");
    expect(s3?.attributes["route_table_ids"]).toHaveLength(4);
    expect(String(s3?.attributes["route_table_ids"])).not.toContain("data");
  });

  test("without NAT the private tier still hears S3, which answers from public addresses", () => {
    const closed = networkStack({ nat: "none", interfaceEndpoints: "fargate" });
    expect(openPorts(closed, "learner-private")).toEqual(openPorts(stack, "learner-private"));
  });

  test("no rule admits SSH or remote desktop from the world", () => {
    for (const { attributes } of resourcesOf(stack, "aws_network_acl_rule")) {
      const { egress, cidr_block, from_port, to_port } = attributes;
      if (egress || cidr_block !== "0.0.0.0/0") continue;
      for (const port of [22, 3389]) {
        expect(Number(from_port) <= port && port <= Number(to_port)).toBe(false);
      }
    }
  });
});

describe("endpoints", () => {
  test("S3 is always reached inside AWS, from every route table", () => {
    expect(namesOf(stack, "aws_vpc_endpoint")).toEqual(["learner-endpoint-s3"]);
    const [endpoint] = resourcesOf(stack, "aws_vpc_endpoint");
    expect(endpoint?.attributes).toMatchObject({
      vpc_endpoint_type: "Gateway",
      service_name: "com.amazonaws.us-east-1.s3",
    });
    expect(endpoint?.attributes["route_table_ids"]).toHaveLength(4);
    expect(stack).toHaveResourceCount("aws_security_group", 0);
    expect(stack).toHaveOutput("endpointSecurityGroupId", "");
  });

  const fargate = networkStack({ nat: "none", interfaceEndpoints: "fargate" });

  test("fargate: what tasks need without NAT, with private DNS in the private subnets", () => {
    expect(namesOf(fargate, "aws_vpc_endpoint")).toEqual(
      ["ecr-api", "ecr-dkr", "kms", "logs", "s3", "ssm", "ssmmessages"].map(
        (service) => `learner-endpoint-${service}`,
      ),
    );
    const interfaces = resourcesOf(fargate, "aws_vpc_endpoint").filter(
      ({ attributes }) => attributes["vpc_endpoint_type"] === "Interface",
    );
    expect(interfaces).toHaveLength(6);
    for (const { attributes } of interfaces) {
      expect(attributes["private_dns_enabled"]).toBe(true);
      expect(attributes["subnet_ids"]).toHaveLength(2);
      expect(attributes["security_group_ids"]).toHaveLength(1);
    }
  });

  test("their security group admits HTTPS from the tiers, and nothing else", () => {
    const rules = resourcesOf(fargate, "aws_vpc_security_group_ingress_rule").map(
      ({ attributes }) => attributes,
    );
    expect(rules.map((rule) => rule["cidr_ipv4"])).toEqual([
      "10.0.0.0/20",
      "10.0.16.0/20",
      "10.0.128.0/18",
    ]);
    for (const rule of rules) {
      expect(rule).toMatchObject({ ip_protocol: "tcp", from_port: 443, to_port: 443 });
      expect(rule["description"]).toMatch(/^HTTPS from (private-[ab]|tier-public)$/);
    }
    expect(fargate).toHaveResourceCount("aws_vpc_security_group_egress_rule", 0);
    expect(fargate).toHaveOutput(
      "endpointSecurityGroupId",
      expect.stringMatching(/^\$\{aws_security_group\./),
    );
  });

  test("a list is taken as it is", () => {
    const listed = networkStack({ interfaceEndpoints: ["sqs"] });
    expect(namesOf(listed, "aws_vpc_endpoint")).toEqual([
      "learner-endpoint-s3",
      "learner-endpoint-sqs",
    ]);
  });
});

test("the VPC is protected from destruction where the environment says so", () => {
  expect(networkStack({}, { deletionProtection: true })).toHaveResource("aws_vpc", {
    lifecycle: { prevent_destroy: true },
  });
});

test("publishes what others need, in the order of the zones", () => {
  const outputs = outputsOf(networkStack({ zones: ["b", "a"] }));
  expect(Object.keys(outputs)).toEqual([
    "additionalSubnetIds",
    "availabilityZones",
    "endpointSecurityGroupId",
    "natPublicIps",
    "privateSubnetIds",
    "publicSubnetIds",
    "vpcCidr",
    "vpcId",
  ]);
  expect(outputs["availabilityZones"]).toEqual(["us-east-1a", "us-east-1b"]);
  expect(outputs["privateSubnetIds"]).toEqual([
    expect.stringContaining("private_a_"),
    expect.stringContaining("private_b_"),
  ]);
});

test("every tier with a way out is let in to interface endpoints, whose names hold in the whole VPC", () => {
  const from = networkStack({
    interfaceEndpoints: ["sqs"],
    additionalTiers: {
      data: { cidr: "10.0.224.0/20" },
      jobs: { cidr: "10.0.208.0/20", route: "nat" },
    },
  });
  const blocks = resourcesOf(from, "aws_vpc_security_group_ingress_rule").map(({ attributes }) => [
    attributes["description"],
    attributes["cidr_ipv4"],
  ]);
  expect(Object.fromEntries(blocks)).toEqual({
    "HTTPS from private-a": "10.0.0.0/20",
    "HTTPS from private-b": "10.0.16.0/20",
    "HTTPS from tier-public": "10.0.128.0/18",
    "HTTPS from tier-jobs": "10.0.208.0/20",
  });
});

describe("zones", () => {
  const postconditions = (from: NetworkStack) =>
    JSON.stringify(configurationOf(from).data).match(/"condition"/g)?.length;

  test("of the configuration are looked for in the account, before anything is made", () => {
    expect(JSON.stringify(configurationOf(networkStack({ zones: ["a", "f"] })).data)).toContain(
      'setsubtract([\\"us-east-1a\\", \\"us-east-1f\\"], self.names)',
    );
    expect(postconditions(stack)).toBe(1);
  });

  test("follow the region where none are named", () => {
    const tokyo = networkStack({}, { region: "ap-northeast-1" });
    expect(namesOf(tokyo, "aws_subnet")).toEqual([
      "learner-private-a",
      "learner-private-c",
      "learner-public-a",
      "learner-public-c",
    ]);
    expect(outputsOf(tokyo)["availabilityZones"]).toEqual(["ap-northeast-1a", "ap-northeast-1c"]);
  });

  test("that are drained keep their subnets and ways out, and nothing is placed in them", () => {
    const zones = ["a", "b", "c"];
    const drained = networkStack({ zones, drainedZones: ["a"], interfaceEndpoints: ["sqs"] });
    const before = networkStack({ zones });
    for (const type of ["aws_subnet", "aws_route", "aws_route_table_association"]) {
      expect(resourcesOf(drained, type).length).toBe(resourcesOf(before, type).length);
    }
    const outputs = outputsOf(drained);
    expect(outputs["availabilityZones"]).toEqual(["us-east-1b", "us-east-1c"]);
    const rest = ["private_b_", "private_c_"].map((part): unknown => expect.stringContaining(part));
    expect(outputs["privateSubnetIds"]).toEqual(rest);
    const endpoints = resourcesOf(drained, "aws_vpc_endpoint");
    expect(endpoints.map(({ attributes }) => attributes["subnet_ids"])).toEqual([undefined, rest]);
    expect(namesOf(drained, "aws_nat_gateway")).toEqual(["learner-nat-b"]);
    const each = networkStack({ zones, drainedZones: ["a"], nat: "per-az" });
    expect(namesOf(each, "aws_nat_gateway")).toHaveLength(zones.length);
  });

  test("have to be zones of Fargate's where it has not all of the region's", () => {
    const california = networkStack({}, { region: "us-west-1" });
    expect(postconditions(california)).toBe(2);
    expect(JSON.stringify(configurationOf(california).data)).toContain("usw1-az1, usw1-az3");
  });
});

test("matches its snapshot", () => {
  expect(wholeOf(stack)).toMatchSnapshot();
});
