import { expect, test } from "@jest/globals";
import type { EnvironmentInput } from "../../../../config/schema/environment";
import { IamStack } from "../../../../stacks/iam-stack";
import { resourcesOf, testApp } from "#testing";
import { testEnvironment } from "../../../test-environment";
import { messageFor } from "../../support";

/** As many scheduled tasks, with names as long as they may be and a role for each. */
const scheduledTasks = (count: number): Partial<EnvironmentInput> => ({
  namePrefix: "p".repeat(20),
  services: Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      String(index).padStart(20, "s"),
      {
        kind: "scheduled" as const,
        schedule: "rate(1 day)",
        statements: [
          { actions: ["sqs:SendMessage"], resources: ["arn:aws:sqs:us-east-1:111111111111:jobs"] },
        ],
      },
    ]),
  ),
});

test("refuses more scheduled tasks than the scheduler's role can name", () => {
  expect(messageFor(scheduledTasks(51))).toBe(
    "dev.services: has 51 scheduled tasks: use 50 at most, the policy of the scheduler's role takes no more",
  );
});

test("as many as are allowed fit into the policy that IAM takes", () => {
  const iam = new IamStack(testApp(), { environment: testEnvironment(scheduledTasks(50)) });
  const policies = resourcesOf(iam, "aws_iam_role_policy");
  const sizes = policies.map(({ attributes }) => String(attributes["policy"]).length);
  // The scheduler's has most of it.
  expect(Math.max(...sizes)).toBeGreaterThan(8_000);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(10_240);
});
