import { expect, test } from "@jest/globals";
import { parsePlan } from "#terraform";
import { planOf } from "../fixtures";
import { changedInputs, inputsOf } from "../../replan/inputs";

const SOURCE = "data.terraform_remote_state.network";
const state = (resources: readonly object[]) =>
  parsePlan("dev-app", {
    ...planOf(),
    prior_state: { values: { root_module: { resources } } },
  });

test("a plan's inputs are the outputs that it read of other stacks", () => {
  const inputs = inputsOf(
    state([
      { address: SOURCE, type: "terraform_remote_state", values: { outputs: { vpcId: "vpc-1" } } },
      { address: "aws_vpc.vpc", type: "aws_vpc", values: { outputs: { no: 1 } } },
    ]),
  );
  expect([...inputs]).toEqual([[SOURCE, { vpcId: "vpc-1" }]]);
  expect([...inputsOf(parsePlan("dev-app", planOf()))]).toEqual([]);
});

test("inputs change by value, come and go", () => {
  const of = (outputs: object) => new Map([[SOURCE, { ...outputs }]]);
  expect(changedInputs(of({ a: [1], b: 1, c: 1 }), of({ a: [1], b: 2, d: 1 }))).toEqual(
    ["b", "c", "d"].map((output) => ({ source: SOURCE, output })),
  );
  expect(changedInputs(of({ a: 1 }), new Map())).toEqual([{ source: SOURCE, output: "a" }]);
});
