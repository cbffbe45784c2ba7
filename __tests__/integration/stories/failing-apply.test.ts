import path from "node:path";
import {
  DeleteParameterCommand,
  GetParameterCommand,
  PutParameterCommand,
} from "@aws-sdk/client-ssm";
import { beforeAll, expect, test } from "@jest/globals";
import { FOREIGN_LOCK, holdLock, releaseLock } from "../lifecycle/support/deployment";
import { ended, ends, story } from "../lifecycle/support/story";

/** The apply of a reviewed plan that fails, before it changes anything and in the middle. */
const told = story();
const PLANS = path.join("plans", "local");
const TAKEN = { Name: "/learner/config/app/taken" };
const plan = (...args: readonly string[]) => told().tool("plan", "local", "local-ssm", ...args);
const apply = (plans = PLANS) => told().tool("apply", plans);

beforeAll(async () => {
  const { aws, checkout } = told();
  await aws.ssm.send(new PutParameterCommand({ ...TAKEN, Value: "other", Type: "String" }));
  checkout.edit({ config: { "app/taken": "ours" } });
  expect(ended(await plan())).toEqual(ends(2, "1 changed"));
});

test("before it changes anything it is gone on with by the same command", async () => {
  const { aws, tool } = told();
  await holdLock(aws, "ssm");
  expect(ended(await apply())).toEqual(
    ends(
      1,
      "local-ssm: ",
      FOREIGN_LOCK.Who,
      "Failed: local-ssm",
      `Nothing of it was changed. Correct the cause, then go on with: npm run apply -- ${PLANS}`,
    ),
  );
  const elsewhere = path.join("plans", "locked");
  expect(ended(await plan("--out", elsewhere))).toEqual(
    ends(1, "local-ssm:", FOREIGN_LOCK.Who, "1 failed"),
  );
  expect(ended(await apply(elsewhere))).toEqual(
    ends(1, "Nothing was applied:", "local-ssm: could not be planned: correct what its plan says"),
  );
  expect(ended(await tool("drift", "local", "local-ssm"))).toEqual(
    ends(1, "local-ssm:", FOREIGN_LOCK.Who),
  );
  await releaseLock(aws, "ssm");
});

test("in the middle it says what is left, for a new plan", async () => {
  const { ssm } = told().aws;
  expect(ended(await apply())).toEqual(
    ends(
      1,
      "local-ssm: ",
      "ParameterAlreadyExists",
      "Failed: local-ssm",
      "What is applied stays. Correct the cause, then plan again",
    ),
  );
  expect(ended(await apply())).toEqual(
    ends(1, "local-ssm: Its apply was stopped half-way: something of it is done"),
  );
  await ssm.send(new DeleteParameterCommand(TAKEN));
  expect(ended(await plan())).toEqual(ends(2, "1 changed"));
  expect(ended(await apply())).toEqual(ends(0, "Applied: local-ssm"));
  expect((await ssm.send(new GetParameterCommand(TAKEN))).Parameter?.Value).toBe("ours");
});
