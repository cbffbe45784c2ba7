import { expect, test } from "@jest/globals";
import { problemsOf, minimal } from "../support";

/** The edges of what AWS takes: a rule that is too strict is a mistake too. */
test.each([
  ["a VPC of /23 with eight slots", { network: { cidr: "10.0.0.0/23" } }],
  ["a VPC of /24 with four slots", { network: { cidr: "10.0.0.0/24", zoneSlots: 4 } }],
  [
    "a VPC of /24 with eight slots whose two tiers share it evenly",
    { network: { cidr: "10.0.0.0/24", privateCidr: "10.0.0.0/25", publicCidr: "10.0.0.128/25" } },
  ],
  ["shared address space", { network: { cidr: "100.127.0.0/16" } }],
  ["the last block of 172.16.0.0/12", { network: { cidr: "172.31.0.0/16" } }],
  ["all zones of the region", { network: { zones: ["f", "e", "d", "c", "b", "a"] } }],
  [
    "a zone that not all accounts have",
    { region: "ap-northeast-1", network: { zones: ["b", "d"] } },
  ],
  ["any zone of a region that is too new", { region: "sa-west-1", network: { zones: ["a", "d"] } }],
  ["zone d with four slots", { network: { zones: ["d", "a"], zoneSlots: 4 } }],
  [
    "a tier of 1/32 of the VPC with IPv6",
    { network: { ipv6: true, additionalTiers: { data: { cidr: "10.0.248.0/21" } } } },
  ],
  [
    "a tier of /25 without IPv6",
    { network: { additionalTiers: { data: { cidr: "10.0.255.128/25" } } } },
  ],
  [
    "tiers named like members of every object",
    { network: { additionalTiers: { constructor: { cidr: "10.0.192.0/20" } } } },
  ],
  ["no NAT with the preset", { network: { nat: "none", interfaceEndpoints: "fargate" } }],
  [
    "no NAT with what tasks need, in a list",
    {
      network: { nat: "none", interfaceEndpoints: ["kms", "ssm", "logs", "ecr.dkr", "ecr.api"] },
      ecs: { exec: false },
    },
  ],
  [
    "a strategy with one base and one weight of 0",
    {
      ecs: {
        capacityProviders: ["FARGATE_SPOT", "FARGATE"],
        defaultStrategy: [
          { capacityProvider: "FARGATE", base: 1, weight: 0 },
          { capacityProvider: "FARGATE_SPOT" },
        ],
      },
    },
  ],
  [
    "a boundary that AWS manages",
    { iam: { permissionsBoundaryArn: "arn:aws:iam::aws:policy/PowerUserAccess" } },
  ],
  [
    "a connection of another region",
    { iam: { connectionArn: "arn:aws:codeconnections:eu-west-1:111111111111:connection/x" } },
  ],
  [
    "China, with its partition",
    {
      region: "cn-north-1",
      iam: { permissionsBoundaryArn: "arn:aws-cn:iam::111111111111:policy/b" },
    },
  ],
  [
    "an image parameter of 15 levels",
    { names: { imageParameter: "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o" } },
  ],
  [
    "an image parameter of 1011 characters with its ARN",
    { names: { imageParameter: `/${"x".repeat(966)}` } },
  ],
  [
    "44 tags",
    {
      tags: {
        additional: Object.fromEntries([...Array(44).keys()].map((n) => [`tag-${n}`, "x"])),
      },
    },
  ],
])("accepts %s", (_, settings) => {
  expect(problemsOf({ dev: { ...minimal, ...settings } })).toEqual([]);
});

test("refuses 45 tags", () => {
  const additional = Object.fromEntries([...Array(45).keys()].map((n) => [`tag-${n}`, "x"]));
  expect(problemsOf({ dev: { ...minimal, tags: { additional } } })).toEqual([
    {
      path: "dev.tags.additional",
      message: "has 45 tags: use 44 at most (AWS takes 50 on a resource, and 6 are this project's)",
    },
  ]);
});
