import { describe, expect, test } from "@jest/globals";
import type { PlanReport } from "#plan";
import { type Found, refusals } from "../../../tools/apply/refusals";
import { changeOf, planOf, reportOf, stackOf } from "../../../packages/plan/__tests__/fixtures";

const saved = { planFile: "dev-ssm.tfplan", sha256: "aa", configurationSha256: "cc" };
const update = changeOf({ before: { a: 1 }, after: { a: 2 } });
const report = reportOf([stackOf("dev-ssm", planOf(update), saved)]);

const digests = new Map([
  ["plan.json", "11"],
  ["dev-ssm.tfplan", "aa"],
]);
const found: Found = {
  environment: "dev",
  account: report.account,
  region: report.region,
  commit: report.commit,
  files: digests,
  digests,
  configurations: new Map([["dev-ssm", "cc"]]),
  states: new Map([["dev-ssm", { lineage: "l", serial: 3 }]]),
  applied: () => undefined,
  leavePreviews: false,
};

const refused = (more: Partial<Found>, of: PlanReport = report) =>
  refusals(of, { ...found, ...more });

test("what is as it was planned is not refused", () => {
  expect(refused({})).toEqual([]);
});

describe("what was changed since", () => {
  test.each<[string, Partial<Found>, string[]]>([
    [
      "a plan",
      { files: new Map([...digests, ["dev-ssm.tfplan", "bb"]]) },
      ["dev-ssm.tfplan: was changed since the plan: plan again"],
    ],
    [
      "a file that is gone",
      { files: new Map([["plan.json", "11"]]) },
      ["dev-ssm.tfplan: is not there any more: plan again"],
    ],
    [
      "the digests, with the plan",
      {
        files: new Map([...digests, ["dev-ssm.tfplan", "bb"]]),
        digests: new Map([...digests, ["dev-ssm.tfplan", "bb"]]),
      },
      ["dev-ssm.tfplan: is not the plan that plan.json is about: plan again"],
    ],
    [
      "the digests, gone",
      { digests: undefined },
      ["SHA256SUMS: is not there, or does not have plan.json: plan again"],
    ],
    [
      "the digests, without the report",
      { digests: new Map([["dev-ssm.tfplan", "aa"]]) },
      ["SHA256SUMS: is not there, or does not have plan.json: plan again"],
    ],
    [
      "the account",
      { account: "222222222222" },
      ["account: was planned for 111111111111, and this is 222222222222: plan again"],
    ],
    [
      "the region",
      { region: "eu-west-1" },
      ["region: was planned for us-east-1, and this is eu-west-1: plan again"],
    ],
    [
      "the commit",
      { commit: "abc-dirty" },
      [
        `commit: was planned for ${report.commit}, and this is abc-dirty: check ${report.commit} out, or plan again`,
      ],
    ],
    [
      "the configuration",
      { configurations: new Map([["dev-ssm", "dd"]]) },
      ["dev-ssm: its configuration is another than the one that was planned: plan again"],
    ],
    [
      "the stacks",
      { configurations: new Map() },
      ["dev-ssm: is no stack of dev any more: plan again"],
    ],
    [
      "the state",
      { states: new Map([["dev-ssm", { lineage: "l", serial: 4 }]]) },
      ["dev-ssm: its state was changed since the plan (serial 3 then, serial 4 now): plan again"],
    ],
    [
      "the state, replaced",
      { states: new Map([["dev-ssm", { lineage: "m", serial: 3 }]]) },
      ["dev-ssm: its state was changed since the plan (serial 3 then, serial 3 now): plan again"],
    ],
    [
      "the state, gone",
      { states: new Map() },
      ["dev-ssm: its state was changed since the plan (serial 3 then, no state now): plan again"],
    ],
  ])("%s is refused", (_what, more, expected) => {
    expect(refused(more)).toEqual(expected);
  });

  test("everything is said at once", () => {
    expect(refused({ account: "222222222222", commit: "abc", states: new Map() })).toHaveLength(3);
  });
});

test("what an earlier run has applied, or begun to, may have another state", () => {
  const states = new Map([["dev-ssm", { lineage: "l", serial: 9 }]]);
  expect(refused({ states, applied: () => "applied" })).toEqual([]);
  expect(refused({ states, applied: () => "begun" })).toEqual([]);
});

test("previews are refused, or left where somebody says so", () => {
  const preview = reportOf([stackOf("dev-ssm", planOf(update), { preview: true })]);
  expect(refused({}, preview)).toEqual([
    "dev-ssm: is only a preview: apply the others with --leave-previews, then plan again",
  ]);
  expect(refused({ leavePreviews: true }, preview)).toEqual([]);
});

test("a plan that is not whole is refused", () => {
  const failed = reportOf([stackOf("dev-ssm", undefined, { error: "no" }), stackOf("dev-iam")]);
  expect(refused({ leavePreviews: true }, failed)).toEqual([
    "dev-ssm: could not be planned: correct what its plan says, and plan again",
    "dev-iam: could not be planned: correct what its plan says, and plan again",
  ]);
  const partly = { ...planOf(update), complete: false };
  expect(refused({}, reportOf([stackOf("dev-ssm", partly, saved)]))).toEqual([
    "dev-ssm: its plan is not complete: plan again",
  ]);
});

test("a blocking gate is refused, with the option that allows it, and an open one is not", () => {
  const destroyed = changeOf({ address: "aws_vpc.vpc", actions: ["delete"], before: { id: "x" } });
  const stacks = [stackOf("dev-ssm", planOf(destroyed), saved)];
  expect(refused({}, reportOf(stacks))).toEqual([
    expect.stringMatching(
      /^dev-ssm:aws_vpc\.vpc: is blocked \(.+\): plan again with --allow 'dev-ssm:aws_vpc\.vpc'$/,
    ),
  ]);
  expect(refused({}, reportOf(stacks, { allows: ["dev-ssm:aws_vpc.vpc"] }))).toEqual([]);
});
