import { describe, expect, test } from "@jest/globals";
import { Cluster, type ClusterProps } from "../../constructs/cluster";
import { build, only, reference, resolved } from "./support";

const cluster = (props: Partial<ClusterProps> = {}) =>
  build(
    (scope) =>
      new Cluster(scope, "cluster", {
        name: "shop",
        namespace: "shop.internal",
        containerInsights: "disabled",
        capacityProviders: ["FARGATE"],
        defaultStrategy: [{ capacityProvider: "FARGATE", weight: 1, base: 0 }],
        kmsKeyArn: "arn:key",
        execLogGroupName: "/shop/exec",
        execLogRetentionDays: 14,
        ...props,
      }),
  );

const { stack, made } = cluster();

test("may be destroyed unless it is protected", () => {
  expect(stack).toHaveResource("aws_ecs_cluster", { lifecycle: { prevent_destroy: false } });
  expect(cluster({ preventDestroy: true }).stack).toHaveResource("aws_ecs_cluster", {
    lifecycle: { prevent_destroy: true },
  });
});

test("gives its own ARN, and its name only once it has its capacity providers", () => {
  expect(resolved(stack, made.arn)).toBe(reference(stack, "aws_ecs_cluster", "arn"));
  expect(resolved(stack, made.name)).toBe(
    reference(stack, "aws_ecs_cluster_capacity_providers", "cluster_name"),
  );
  expect(stack).toHaveResource("aws_ecs_cluster_capacity_providers", {
    cluster_name: reference(stack, "aws_ecs_cluster", "name"),
  });
});

describe("ECS Exec", () => {
  test("writes into the cluster's own log group, which keeps it as long as it is told", () => {
    expect(only(stack, "aws_cloudwatch_log_group").attributes).toMatchObject({
      name: "/shop/exec",
      retention_in_days: 14,
      kms_key_id: "arn:key",
    });
    const groupName = reference(stack, "aws_cloudwatch_log_group", "name");
    expect(resolved(stack, made.execLogGroupName)).toBe(groupName);
    expect(stack).toHaveResource("aws_ecs_cluster", {
      configuration: {
        execute_command_configuration: {
          kms_key_id: "arn:key",
          logging: "OVERRIDE",
          log_configuration: { cloud_watch_log_group_name: groupName },
        },
      },
    });
  });
});

describe("Service Connect", () => {
  test("services of the cluster are in its namespace by default", () => {
    const type = "aws_service_discovery_http_namespace";
    expect(only(stack, type).attributes).toEqual({
      name: "shop.internal",
      description: "Names that services of shop call each other by",
      tags: { Name: "shop.internal" },
    });
    expect(resolved(stack, made.namespaceArn)).toBe(reference(stack, type, "arn"));
    expect(resolved(stack, made.namespaceName)).toBe(reference(stack, type, "name"));
    expect(stack).toHaveResource("aws_ecs_cluster", {
      service_connect_defaults: { namespace: reference(stack, type, "arn") },
    });
  });
});

test.each(["disabled", "enabled", "enhanced"] as const)("Container Insights: %s", (value) => {
  expect(cluster({ containerInsights: value }).stack).toHaveResource("aws_ecs_cluster", {
    setting: [{ name: "containerInsights", value }],
  });
});

test("takes a strategy that nobody may change, in its order", () => {
  const defaultStrategy = Object.freeze([
    Object.freeze({ capacityProvider: "FARGATE_SPOT", weight: 4, base: 0 }),
    Object.freeze({ capacityProvider: "FARGATE", weight: 0, base: 2 }),
  ]);
  expect(
    cluster({ capacityProviders: ["FARGATE_SPOT", "FARGATE"], defaultStrategy }).stack,
  ).toHaveResource("aws_ecs_cluster_capacity_providers", {
    capacity_providers: ["FARGATE_SPOT", "FARGATE"],
    default_capacity_provider_strategy: [
      { capacity_provider: "FARGATE_SPOT", weight: 4, base: 0 },
      { capacity_provider: "FARGATE", weight: 0, base: 2 },
    ],
  });
});
