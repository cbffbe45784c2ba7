import type { Deployment } from "@aws-sdk/client-ecs";
import { expect, test } from "@jest/globals";
import { hasFailedForGood } from "../../../tools/services/watch-deployment";

const failed: Deployment = { id: "ecs-svc/2", rolloutState: "FAILED" };
const earlier: Deployment = { id: "ecs-svc/1", rolloutState: "COMPLETED" };

test("a first deployment that ECS has given up has failed for good", () => {
  expect(hasFailedForGood({ deployments: [failed], runningCount: 0 })).toBe(true);
});

test.each([
  ["goes on", { deployments: [{ ...failed, rolloutState: "IN_PROGRESS" }], runningCount: 0 }],
  ["has an earlier one to go back to", { deployments: [failed, earlier], runningCount: 2 }],
  ["left tasks that run", { deployments: [failed], runningCount: 1 }],
  ["was never begun", { runningCount: 0 }],
] as const)("one that %s has not", (_, { runningCount, ...more }) => {
  expect(
    hasFailedForGood({
      runningCount,
      ...("deployments" in more && { deployments: [...more.deployments] }),
    }),
  ).toBe(false);
});

test("the one that an apply is about to replace says nothing of the next", () => {
  expect(hasFailedForGood({ deployments: [failed], runningCount: 0 }, failed.id)).toBe(false);
});
