import { describe, expect, test } from "@jest/globals";
import type { EnvironmentInput } from "../../config/schema/environment";
import { EcsStack } from "../../stacks/ecs-stack";
import { configurationOf, testApp } from "#testing";
import { testEnvironment } from "../test-environment";
import { plainIam } from "../plain-iam";
import { wholeOf } from "./whole";

const ecsStack = (input: Partial<EnvironmentInput> = {}) =>
  new EcsStack(testApp(), { environment: testEnvironment(input), iam: plainIam });

const stack = ecsStack();
const kmsKeyArn = "arn:aws:kms:us-east-1:111111111111:key/environment";

test("the cluster has the published name and Container Insights", () => {
  expect(stack).toHaveResource("aws_ecs_cluster", {
    name: "learner-cluster",
    setting: [{ name: "containerInsights", value: "enabled" }],
    tags: { Name: "learner-cluster" },
  });
});

describe("capacity providers", () => {
  test("are FARGATE alone by default, with weight 1", () => {
    expect(stack).toHaveResource("aws_ecs_cluster_capacity_providers", {
      capacity_providers: ["FARGATE"],
      default_capacity_provider_strategy: [{ capacity_provider: "FARGATE", weight: 1, base: 0 }],
    });
  });

  test("take Spot and another strategy from the environment", () => {
    const spot = ecsStack({
      ecs: {
        capacityProviders: ["FARGATE", "FARGATE_SPOT"],
        defaultStrategy: [
          { capacityProvider: "FARGATE", base: 1 },
          { capacityProvider: "FARGATE_SPOT", weight: 3 },
        ],
      },
    });
    expect(spot).toHaveResource("aws_ecs_cluster_capacity_providers", {
      capacity_providers: ["FARGATE", "FARGATE_SPOT"],
      default_capacity_provider_strategy: [
        { capacity_provider: "FARGATE", weight: 1, base: 1 },
        { capacity_provider: "FARGATE_SPOT", weight: 3, base: 0 },
      ],
    });
  });
});

test("ECS Exec sessions are encrypted and recorded in an encrypted log group", () => {
  expect(stack).toHaveResource("aws_cloudwatch_log_group", {
    name: "/learner/ecs/exec",
    kms_key_id: kmsKeyArn,
    retention_in_days: 30,
  });
  expect(stack).toHaveResource("aws_ecs_cluster", {
    configuration: {
      execute_command_configuration: {
        kms_key_id: kmsKeyArn,
        logging: "OVERRIDE",
        log_configuration: {
          cloud_watch_encryption_enabled: true,
          cloud_watch_log_group_name: expect.stringMatching(/^\$\{aws_cloudwatch_log_group\./),
        },
      },
    },
  });
});

test("services find each other in the cluster's Service Connect namespace", () => {
  expect(stack).toHaveResource("aws_service_discovery_http_namespace", { name: "learner" });
  expect(stack).toHaveResource("aws_ecs_cluster", {
    service_connect_defaults: {
      namespace: expect.stringMatching(/^\$\{aws_service_discovery_http_namespace\..*\.arn\}$/),
    },
  });
});

test("settings reach the cluster", () => {
  const changed = ecsStack({
    deletionProtection: true,
    names: { cluster: "blue" },
    ecs: { containerInsights: "enhanced", execLogRetentionDays: 365 },
  });
  expect(changed).toHaveResource("aws_ecs_cluster", {
    name: "blue",
    setting: [{ name: "containerInsights", value: "enhanced" }],
    lifecycle: { prevent_destroy: true },
  });
  expect(changed).toHaveResource("aws_cloudwatch_log_group", { retention_in_days: 365 });
});

test("publishes cluster and namespace", () => {
  expect(Object.keys(configurationOf(stack).output ?? {})).toEqual([
    "clusterArn",
    "clusterName",
    "execLogGroupName",
    "namespaceArn",
    "namespaceName",
    "scheduleGroupName",
  ]);
  // Whoever uses the name waits for the capacity providers.
  expect(stack).toHaveOutput(
    "clusterName",
    expect.stringMatching(/^\$\{aws_ecs_cluster_capacity_providers\./),
  );
});

test("matches its snapshot", () => {
  expect(wholeOf(stack)).toMatchSnapshot();
});
