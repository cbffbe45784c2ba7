import { expect, test } from "@jest/globals";
import { parseEnvironments } from "../../config/load-environments";
import { FARGATE_ENDPOINTS, INTERFACE_ENDPOINTS } from "../../config/schema/network";
import { minimal } from "./support";

test("fills in every default", () => {
  expect(parseEnvironments({ dev: minimal })).toEqual([
    {
      name: "dev",
      project: "vpc-to-ecs",
      namePrefix: "learner",
      accountId: "111111111111",
      region: "us-east-1",
      deletionProtection: false,
      tags: { teamName: "awslearner", additional: {} },
      names: {},
      state: { noncurrentVersionDays: 90, noncurrentVersionsKept: 20 },
      iam: { path: "/", keyDeletionWindowDays: 30 },
      network: {
        cidr: "10.0.0.0/16",
        zones: ["a", "b"],
        zoneSlots: 8,
        additionalTiers: {},
        nat: "single",
        interfaceEndpoints: "none",
        ipv6: false,
        flowLogRetentionDays: 30,
      },
      ssm: { imagePlaceholder: "1", imageDescription: "Image ARN", config: {}, secrets: {} },
      ecs: {
        capacityProviders: ["FARGATE"],
        defaultStrategy: [{ capacityProvider: "FARGATE", weight: 1, base: 0 }],
        containerInsights: "enabled",
        exec: true,
        execLogRetentionDays: 30,
      },
    },
  ]);
});

test("fills in the defaults of secrets, tiers and strategy items", () => {
  const [dev] = parseEnvironments({
    dev: {
      ...minimal,
      network: { additionalTiers: { data: { cidr: "10.0.192.0/20" } } },
      ssm: { secrets: { key: {} } },
      ecs: { defaultStrategy: [{ capacityProvider: "FARGATE" }] },
    },
  });
  expect(dev?.network.additionalTiers).toEqual({ data: { cidr: "10.0.192.0/20", route: "none" } });
  expect(dev?.ssm.secrets).toEqual({ key: { version: 1, length: 32 } });
  expect(dev?.ecs.defaultStrategy).toEqual([{ capacityProvider: "FARGATE", weight: 1, base: 0 }]);
});

test("freezes everything, and leaves what it was given alone", () => {
  const input = { ...minimal, network: { zones: ["a", "b"] } };
  const environments = parseEnvironments({ dev: input });
  expect(unfrozen(environments)).toEqual([]);
  expect(Object.isFrozen(input.network.zones)).toBe(false);
  expect(input).toEqual({ ...minimal, network: { zones: ["a", "b"] } });
});

test("the preset for Fargate is made of endpoints that are known", () => {
  expect(INTERFACE_ENDPOINTS).toEqual(expect.arrayContaining([...FARGATE_ENDPOINTS]));
});

/** The objects in a value that could still be changed. */
function unfrozen(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(unfrozen);
  return Object.isFrozen(value) ? inner : [value, ...inner];
}
