import { readdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "@jest/globals";
import { inventory } from "../lifecycle/support/aws";
import { ended, ends, story } from "../lifecycle/support/story";

/** An environment that nobody has bootstrapped. */
const told = story({ empty: true });
const STACKS = ["ecs", "iam", "network", "ssm", "state"].map((stack) => `local-${stack}`);

beforeAll(() => {
  told().checkout.edit({ services: false });
});

test("is previewed as a whole, and nothing of it can be applied", async () => {
  const { tool, report, planFile, directory } = told();
  expect(ended(await tool("plan", "local"))).toEqual(ends(2, `${STACKS.length} preview`));
  const { stacks, brandNew, gates } = report();
  expect([brandNew, gates]).toEqual([true, []]);
  expect(stacks.map(({ id }) => id).toSorted()).toEqual(STACKS);
  expect(stacks.every(({ status, appliable }) => status === "preview" && !appliable)).toBe(true);
  expect(stacks.every(({ changes }) => changes.length > 0)).toBe(true);
  expect(readdirSync(path.join(directory, "plans"))).toEqual(["local"]);
  expect(readdirSync(planFile("")).toSorted()).toEqual([
    "SHA256SUMS",
    "plan.html",
    "plan.json",
    "plan.md",
  ]);
  expect(ended(await tool("apply", path.join("plans", "local")))).toEqual(
    ends(1, "Nothing was applied:", "local-iam: is only a preview: apply the others"),
  );
});

test("is deployed only from its beginning, and bootstrapped only when somebody agrees", async () => {
  const { tool, aws } = told();
  const before = await inventory(aws);
  // Nobody can be asked here.
  expect(ended(await tool("deploy", "local", "local-iam"))).toEqual(
    ends(
      1,
      "State bucket learner-state-123456789012-us-east-1 and its key alias/learner-state",
      "not there yet. Create it with: npm run bootstrap -- local",
    ),
  );
  expect(await inventory(aws)).toEqual(before);
  expect(ended(await tool("deploy", "local", "local-network", "--auto-approve"))).toEqual(
    ends(
      1,
      "Created: State bucket learner-state-123456789012-us-east-1 and its key alias/learner-state",
      "local-network: needs local-iam, not deployed yet: name it as well, or name no stack to deploy all of them.",
    ),
  );
});

test("has no stacks but its own, and must be named", async () => {
  const { tool } = told();
  expect(ended(await tool("plan", "local", "local-shop"))).toEqual(
    ends(1, "local-shop: no such stack: use local-ecs"),
  );
  for (const name of ["plan", "drift", "apply", "bootstrap", "teardown"]) {
    expect(ended(await tool(name))).toEqual(ends(1, `Usage: npm run ${name}`));
  }
  expect(ended(await tool("apply", "plans/local", "--parallelism", "0"))).toEqual(
    ends(1, "--parallelism 0: use a whole number, 1 or more."),
  );
});
