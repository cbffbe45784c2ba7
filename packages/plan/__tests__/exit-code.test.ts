import { expect, test } from "@jest/globals";
import { exitCode } from "../exit-code";
import type { StackInput } from "../report-input";
import { changeOf, planOf, reportOf, stackOf } from "./fixtures";

const changed = planOf(changeOf({ actions: ["create"], after: { a: 1 } }));
const destroying = planOf(changeOf({ address: "aws_vpc.vpc", actions: ["delete"], before: {} }));
const reading = planOf(
  changeOf({ address: "data.aws_thing", actions: ["read"], after: { a: 1 } }),
  changeOf({ actions: ["no-op"] }),
);
const codeOf = (stacks: readonly StackInput[], allows: readonly string[] = []) =>
  exitCode(reportOf(stacks, { allows }));

test("0 where there is nothing to do; reading is nothing", () => {
  expect(codeOf([stackOf("dev-iam", planOf()), stackOf("dev-network", reading)])).toBe(0);
});

test("2 where a stack changes, be it an output", () => {
  const outputs = {
    ...planOf(),
    output_changes: { a: { actions: ["create"], before: null, after: "b", after_unknown: false } },
  };
  expect(codeOf([stackOf("dev-iam", planOf()), stackOf("dev-network", changed)])).toBe(2);
  expect(codeOf([stackOf("dev-iam", outputs)])).toBe(2);
});

test("2 where a stack could only be previewed", () => {
  expect(codeOf([stackOf("dev-iam", planOf(), { preview: true })])).toBe(2);
});

test("3 where a gate blocks, and 2 once it is allowed", () => {
  const stacks = [stackOf("dev-iam", changed), stackOf("dev-network", destroying)];
  expect(codeOf(stacks)).toBe(3);
  expect(codeOf(stacks, ["dev-network:aws_vpc.vpc"])).toBe(2);
});

test("1 where a stack failed or was skipped, whatever else there is", () => {
  const network = stackOf("dev-network", destroying);
  expect(codeOf([network, stackOf("dev-ecs", undefined, { error: "Error: no" })])).toBe(1);
  expect(codeOf([network, stackOf("dev-ecs")])).toBe(1);
});
