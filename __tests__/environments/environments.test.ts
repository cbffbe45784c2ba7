import { expect, test } from "@jest/globals";
import { findEnvironment, loadEnvironments } from "../../config/load-environments";
import { makeNames } from "../../lib/names";

test("the environments load", () => {
  const names = loadEnvironments().map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["dev", "local", "prod"]));
});

test.each(["dev", "local"])("%s has the published names", (name) => {
  expect(makeNames(findEnvironment(name))).toMatchObject({
    executionRole: "learner-ecs-task-exc-role",
    executionRolePolicy: "learner-ecs-policy",
    taskRole: "learner-ecs-role",
    taskRolePolicy: "learner-ecs-permission-policy",
    buildRole: "learner-build-role",
    buildRolePolicy: "CodeBuildECRAccess",
    imageParameter: "/learner/imagearn/value",
    cluster: "learner-cluster",
  });
});

test("dev has the published settings", () => {
  const { tags, iam, ssm, ecs, region } = findEnvironment("dev");
  expect(tags).toEqual({ teamName: "awslearner", additional: {} });
  expect(iam.path).toBe("/");
  expect(ssm).toMatchObject({ imagePlaceholder: "1", imageDescription: "Image ARN" });
  expect(ecs.capacityProviders).toEqual(["FARGATE"]);
  expect(ecs.defaultStrategy).toEqual([{ capacityProvider: "FARGATE", weight: 1, base: 0 }]);
  expect(region).toBe("us-east-1");
});

test("local carries the tags of dev, and reaches nothing but this machine", () => {
  const { tags, emulatorEndpoint, accountId } = findEnvironment("local");
  expect(tags.environment).toBe("dev");
  expect(emulatorEndpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(accountId).toBe("123456789012");
});

test("prod switches on what a production team would", () => {
  const { deletionProtection, network, ecs } = findEnvironment("prod");
  expect(deletionProtection).toBe(true);
  expect(network).toMatchObject({ zones: ["a", "b", "c"], nat: "per-az" });
  expect(network.flowLogRetentionDays).toBeGreaterThanOrEqual(365);
  expect(ecs.execLogRetentionDays).toBeGreaterThanOrEqual(365);
});
