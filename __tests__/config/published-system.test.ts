import { expect, test } from "@jest/globals";
import { makeNames } from "../../lib/names";
import { testEnvironment } from "../test-environment";

/** What an environment that sets no more than it must has in common with the published system. */
const published = testEnvironment({ namePrefix: "learner" });

test("it has the published names", () => {
  expect(makeNames(published)).toMatchObject({
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

test("it has the published settings", () => {
  const { tags, iam, ssm, ecs, region } = published;
  expect(tags).toEqual({ teamName: "awslearner", additional: {} });
  expect(iam.path).toBe("/");
  expect(ssm).toMatchObject({ imagePlaceholder: "1", imageDescription: "Image ARN" });
  expect(ecs.capacityProviders).toEqual(["FARGATE"]);
  expect(ecs.defaultStrategy).toEqual([{ capacityProvider: "FARGATE", weight: 1, base: 0 }]);
  expect(region).toBe("us-east-1");
});
