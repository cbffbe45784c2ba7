import { readdirSync } from "node:fs";
import path from "node:path";
import { PutParameterCommand } from "@aws-sdk/client-ssm";
import { expect, test } from "@jest/globals";
import { ended, ends, story } from "./support/story";

const told = story();

test("what somebody changed by hand is drift, which a plan without a look at AWS does not see", async () => {
  const { aws, tool, planFile, report } = told();
  const parameter = { Name: "/learner/config/app/log-level", Value: "trace" };
  await aws.ssm.send(new PutParameterCommand({ ...parameter, Overwrite: true }));

  const both = ["local", "local-ssm", "local-ecs"];
  expect(ended(await tool("drift", ...both, "--without", "local-ssm"))).toEqual(
    ends(0, "No drift."),
  );
  const plans = path.join("plans", "local");
  expect(ended(await tool("drift", ...both, "--out", plans))).toEqual(
    ends(2, "1 of 2 stacks differ from their last apply."),
  );
  expect(readdirSync(planFile("")).toSorted()).toEqual([
    "SHA256SUMS",
    "drift.html",
    "drift.json",
    "drift.md",
  ]);
  const { kind, stacks, gates } = report("drift.json");
  expect([kind, gates]).toEqual(["drift", []]);
  const [drifted] = stacks.filter(({ status }) => status === "changed");
  expect(drifted).toMatchObject({ id: "local-ssm", appliable: false });
  expect(drifted?.changes.map(({ name, action }) => [name, action])).toEqual([
    [expect.stringContaining("log-level"), "update"],
  ]);
  expect(ended(await tool("apply", plans))).toEqual(
    ends(1, "plan.json: is not there: name a directory"),
  );

  const unrefreshed = await tool("plan", "local", "local-ssm", "--no-refresh", "local-ssm");
  expect(ended(unrefreshed)).toEqual(ends(0, "1 unchanged"));
});
