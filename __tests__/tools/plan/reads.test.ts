import { expect, test } from "@jest/globals";
import { readsOf } from "../../../tools/plan/reads";
import { synthesizeApp as synthesize } from "../../../testing/synthesize";
import { App } from "cdktf";
import { testStacks } from "../../fixtures";

test("names the stacks and outputs that a stack reads, once each", () => {
  const { network } = testStacks();
  const app = synthesize(App.of(network));
  const stack = app.stacks.find(({ id }) => id === "test-network");
  if (!stack) throw new Error("there is a network");
  const reads = readsOf(stack, app).map((read) => `${read.stack}.${read.output}`);
  expect(reads.toSorted()).toEqual(["test-iam.flowLogRoleArn", "test-iam.kmsKeyArn"]);
});

test("a stack that reads nothing has none", () => {
  const { iam } = testStacks();
  const app = synthesize(App.of(iam));
  const stack = app.stacks.find(({ id }) => id === "test-state");
  expect(stack && readsOf(stack, app)).toEqual([]);
});
