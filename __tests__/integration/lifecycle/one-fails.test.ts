import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { DeleteParameterCommand, PutParameterCommand } from "@aws-sdk/client-ssm";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { FOREIGN_LOCK, heldLocks, holdLock, lockOf, releaseLock } from "./support/deployment";
import type { Finished } from "./support/run";
import { ended, ends, story } from "./support/story";

/** A stack that cannot be applied while another one is at work. The tests build on each other. */
const told = story();

const TAKEN = { Name: "/learner/config/app/taken" };
const zones = async () => {
  const { Subnets = [] } = await told().aws.ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: "tag:Name", Values: ["learner-private-*"] }] }),
  );
  return Subnets.map(({ AvailabilityZone }) => AvailabilityZone).toSorted();
};
const deploy = (...stacks: readonly string[]) =>
  told().tool("deploy", "local", ...stacks, "--auto-approve");
const BOTH = ["local-network", "local-ssm"];

describe("with one stack that fails while another applies", () => {
  let failed: Finished;

  beforeAll(async () => {
    const { aws, checkout } = told();
    await aws.ssm.send(new PutParameterCommand({ ...TAKEN, Value: "other", Type: "String" }));
    checkout.edit({ zones: ["a", "b", "c", "d"], config: { "app/taken": "ours" } });
    failed = await deploy(...BOTH, "local-service-report");
  });

  test("deploy says what failed, lets the other finish, begins nothing after it, and says how to go on", () => {
    expect(ended(failed)).toEqual(
      ends(
        1,
        "local-ssm: ",
        "ParameterAlreadyExists",
        "Applied: local-network",
        "Failed: local-ssm",
        "Not begun: local-service-report",
        "go on with: npm run deploy -- local local-network local-ssm local-service-report",
      ),
    );
  });

  test("the other is applied, its state is saved and its lock given back", async () => {
    expect(await zones()).toEqual(["a", "b", "c", "d"].map((zone) => `us-east-1${zone}`));
    expect(await heldLocks(told().aws)).toEqual([]);
  });

  test("the same command goes on once the cause is gone", async () => {
    await told().aws.ssm.send(new DeleteParameterCommand(TAKEN));
    expect(ended(await deploy(...BOTH))).toEqual(
      ends(0, "local-network  no changes", "Deployed local-ssm: 2 stacks"),
    );
  });
});

test("a stack that somebody else is deploying is left alone, and who it is is said", async () => {
  const { aws } = told();
  await holdLock(aws, "ssm");
  expect(ended(await deploy("local-ssm"))).toEqual(
    ends(1, "Error acquiring the state lock", FOREIGN_LOCK.Who, "Failed: local-ssm"),
  );
  expect(await heldLocks(aws)).toEqual([lockOf("ssm").Key]);
  await releaseLock(aws, "ssm");
});

test("a command that cannot ask, or names what is not there, changes nothing", async () => {
  const { tool } = told();
  expect(ended(await tool("deploy", "local"))).toEqual(
    ends(1, "Nobody can be asked here. To apply every plan without: --auto-approve"),
  );
  expect(ended(await deploy("local-shop"))).toEqual(
    ends(1, "local-shop: no such stack: use local-alb"),
  );
  expect(ended(await deploy("--parallelism", "0"))).toEqual(
    ends(1, "--parallelism 0: use a whole number, 1 or more."),
  );
  expect(ended(await tool("deploy"))).toEqual(ends(1, "Usage: npm run deploy"));
});
