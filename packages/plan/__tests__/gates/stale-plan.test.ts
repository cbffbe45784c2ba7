import { expect, test } from "@jest/globals";
import type { StateVersion } from "../../report";
import { planOf, reportOf, stackOf } from "../fixtures";

const planned = { lineage: "l", serial: 3 };
const gatesOf = (state: StateVersion | null, currentState: StateVersion | null) =>
  reportOf([stackOf("dev-ecs", planOf(), { state, currentState }), stackOf("dev-iam")]).gates;

test.each<[string, StateVersion | null, StateVersion | null, string]>([
  [
    "went on",
    planned,
    { ...planned, serial: 4 },
    "was planned from serial 3, and is at 4: plan again",
  ],
  [
    "went back",
    planned,
    { ...planned, serial: 2 },
    "was planned from serial 3, and is at 2: plan again",
  ],
  [
    "is another",
    planned,
    { lineage: "m", serial: 3 },
    "was planned from another state: lineage l then, m now: plan again",
  ],
  ["is gone", planned, null, "was planned from serial 3, and there is no state now: plan again"],
  ["came", null, planned, "was planned without a state, and there is one now: plan again"],
])("a state that %s is blocked", (_, state, current, why) => {
  expect(gatesOf(state, current)).toEqual([
    {
      gate: "stale-plan",
      stack: "dev-ecs",
      address: "state",
      why,
      allow: "--allow 'dev-ecs:state'",
    },
  ]);
});

test.each([planned, null])("a state that stays %j passes", (state) => {
  expect(gatesOf(state, state)).toEqual([]);
});

test("a state that nobody looked at again is not judged", () => {
  expect(reportOf([stackOf("dev-ecs", planOf())]).gates).toEqual([]);
});
