import { expect, test } from "@jest/globals";
import { deployExitCode, describeDeploy } from "../../../tools/deploy/outcome";
import type { DeployResult } from "../../../tools/deploy/deploy-environment";
import { StackFailure } from "../../../tools/engine/stack-failure";
import { Interrupted } from "../../../tools/process/errors";
import { testEnvironment } from "../../test-environment";

const state = (resources: number) => ({
  lineage: "l",
  serial: 1,
  outputs: new Map(),
  resources,
  addresses: new Map(),
  owned: [],
});
const states = new Map([
  ["dev-iam", state(14)],
  ["dev-network", state(41)],
]);
const environment = testEnvironment();
const said = (result: Partial<DeployResult>) => {
  const whole = { done: [], failures: [], notBegun: [], states, idleAllows: [], ...result };
  const options = { environment, again: "npm run deploy -- dev", milliseconds: 41_000 };
  return [deployExitCode(whole), ...describeDeploy(whole, options).split("\n")];
};

test("where nothing changes, one line says what was compared", () => {
  const done = ["dev-iam", "dev-network"].map((id) => ({ id, outcome: "unchanged" as const }));
  expect(said({ done })).toEqual([
    0,
    "No changes: 2 stacks, 55 resources compared with account 111111111111, us-east-1 in 41s.",
  ]);
});

test("what was applied is named, and an option that did nothing", () => {
  const done = [
    { id: "dev-iam", outcome: "applied" as const },
    { id: "dev-network", outcome: "unchanged" as const },
  ];
  expect(said({ done, idleAllows: [{ gate: "dev-ssm:aws_x.y", by: "me" }] })).toEqual([
    0,
    "Warning: --allow 'dev-ssm:aws_x.y' allowed nothing: leave it out.",
    expect.stringMatching(/^Deployed dev-iam: 2 stacks, /),
  ]);
});

test("what was in the code no more is destroyed, not deployed", () => {
  const gone = { id: "dev-api", outcome: "destroyed" as const };
  expect(said({ done: [gone] })[1]).toMatch(/^Destroyed dev-api: 1 stack, /);
  const done = [gone, { id: "dev-iam", outcome: "applied" as const }];
  expect(said({ done })[1]).toMatch(/^Destroyed dev-api; Deployed dev-iam: /);
  const failures = [{ id: "dev-ssm", error: new StackFailure("Error: no", "plan") }];
  expect(said({ done, failures })).toContain("Destroyed: dev-api");
});

const failure = (error: StackFailure | Interrupted) =>
  said({
    done: [{ id: "dev-iam", outcome: "applied" }],
    failures: [{ id: "dev-ssm", error }],
    notBegun: ["dev-web"],
  });

test("a failure says what is done, what is not, and how to go on", () => {
  expect(failure(new StackFailure("Error: no", "plan"))).toEqual([
    1,
    "dev-ssm: Error: no",
    "",
    "Applied: dev-iam",
    "Failed: dev-ssm",
    "Not begun: dev-web",
    "",
    "What is applied stays. Correct the cause, then go on with: npm run deploy -- dev",
  ]);
});

test("a signal is no failure to correct", () => {
  const [code, ...lines] = failure(new Interrupted(130));
  expect([code, lines.at(-1)]).toEqual([
    130,
    "Interrupted. Terraform has saved what it had done. Go on with: npm run deploy -- dev",
  ]);
});
