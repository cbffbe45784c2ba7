import { expect, test } from "@jest/globals";
import { inventory } from "./support/aws";
import { deployedOnce } from "./support/deployed-once";
import { FOREIGN_LOCK, holdLock, releaseLock } from "./support/deployment";
import { ended, ends, story } from "./support/story";

/** The end of an environment, whose services are in the code no more. The tests build on each other. */
const told = story();
const teardown = (...args: readonly string[]) =>
  told().tool("teardown", "local", "--yes", "local", ...args);

test("a teardown that was stopped half-way leaves what it could not destroy", async () => {
  const { aws, checkout } = told();
  checkout.edit({ services: false });
  await holdLock(aws, "iam");
  expect(ended(await teardown())).toEqual(
    ends(
      1,
      "Deployed, and not in the code any more: local-alb (",
      "local-iam: ",
      FOREIGN_LOCK.Who,
      "Destroyed: ",
      "run the same command again",
    ),
  );
  const { before } = await deployedOnce();
  const { clusters, roles } = await inventory(aws);
  expect(clusters).toEqual(before["clusters"]);
  expect(roles).toContain("learner-ecs-role");
  await releaseLock(aws, "iam");
});

test("goes on from there, and leaves nothing", async () => {
  expect(ended(await teardown("--state"))).toEqual(
    ends(0, "local-iam  destroyed", "Deleted state bucket"),
  );
  expect(await inventory(told().aws)).toEqual((await deployedOnce()).before);
});
