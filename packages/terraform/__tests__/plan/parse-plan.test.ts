import { expect, test } from "@jest/globals";
import { parsePlan } from "../../plan/parse-plan";
import { networkPlan, planOf } from "../../../plan/__tests__/fixtures";

test.each([null, {}, [], { values: {} }])("%j is refused: it is no plan", (plan) => {
  expect(() => parsePlan("dev-network", plan)).toThrow(
    "dev-network: not a plan, it has no format_version: use what terraform show -json prints of a plan file",
  );
});

test("a state is refused, which has a format_version as well", () => {
  expect(() => parsePlan("dev-network", { format_version: "1.0", values: {} })).toThrow(
    "dev-network: not a plan, but a state: use what terraform show -json prints of a plan file",
  );
});

test("a format that was not there when this was written is refused", () => {
  expect(() => parsePlan("dev-network", { ...planOf(), format_version: "2.0" })).toThrow(
    'dev-network: format_version "2.0" of its plan is not known: use a Terraform whose plans have 1.x',
  );
});

test.each<[boolean, object]>([
  [true, {}],
  [false, { complete: false }],
  [false, { errored: true }],
])("that a plan is complete is %s with %j", (complete, more) => {
  expect(parsePlan("dev-network", { ...planOf(), ...more }).complete).toBe(complete);
});

test("a plan of Terraform 1.11 is read whole", () => {
  const { changes, drift, outputs } = parsePlan("dev-network", networkPlan());
  expect([changes.length, drift.length, outputs.length]).toEqual([11, 1, 4]);
});
