import { spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { GetScheduleCommand, UpdateScheduleCommand } from "@aws-sdk/client-scheduler";
import { beforeAll, expect, test } from "@jest/globals";
import { isRunning } from "../../../tools/process/is-running";
import { descendantsRunning } from "../../../tools/process/process-tree";
import { toolArguments } from "../lifecycle/support/run";
import { ended, ends, story } from "../lifecycle/support/story";

/**
 * An edit that changes what another stack reads: its apply is killed, gone on with, and stopped where it
 * would do something else than was reviewed. The tests build on each other.
 */
const told = story();
const PLANS = path.join("plans", "local");
const READERS = ["local-network", "local-ssm", "local-service-report"];
const schedule = { Name: "learner-report", GroupName: "learner" };

const plan = (...args: readonly string[]) => told().tool("plan", "local", ...args);
const apply = () => told().tool("apply", PLANS);
const current = () => told().aws.scheduler.send(new GetScheduleCommand(schedule));
const subnets = async () => {
  const { EcsParameters: ecs } = (await current()).Target ?? {};
  return ecs?.NetworkConfiguration?.awsvpcConfiguration?.Subnets?.length;
};

beforeAll(async () => {
  told().checkout.edit({ logLevel: "warn", zones: ["a", "b", "c", "d"] });
  expect(ended(await plan(...READERS))).toEqual(ends(2, "2 changed, 1 unchanged"));
});

test("the stacks that read it are marked", () => {
  const { stacks } = told().report();
  expect(stacks.filter(({ status }) => status === "changed").map(({ id }) => id)).toEqual([
    "local-network",
    "local-ssm",
  ]);
  expect(stacks.find(({ id }) => id === "local-service-report")?.inputsChange).toEqual([
    { stack: "local-network", output: "privateSubnetIds" },
  ]);
});

test("an apply that was killed between two stacks is gone on with", async () => {
  const { directory, env } = told();
  const child = spawn(process.execPath, toolArguments("apply", [PLANS]), {
    cwd: directory,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const applied = new Promise<void>((resolve, reject) => {
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (/local-network +applied$/m.test(output)) resolve();
    });
    child.once("close", () => {
      reject(new Error(output));
    });
  });
  await applied;
  const running = await descendantsRunning("terraform", Number(child.pid));
  child.kill("SIGKILL");
  // It ends by itself: nobody reads what it prints any more.
  while (running.some(isRunning)) await sleep(200);
  expect(await subnets()).toBe(3);

  expect(ended(await apply())).toEqual(
    ends(
      0,
      "local-network  applied before",
      // It was planned with three subnets, and planned again with four.
      "local-service-report  applied",
      "Applied: local-network, local-ssm, local-service-report",
    ),
  );
  expect(await subnets()).toBe(4);
});

test("where a stack would do something else than was reviewed, the run stops for a new review", async () => {
  const { checkout, aws, tool } = told();
  checkout.edit({ logLevel: "warn", zones: ["a", "b", "c"] });
  const stacks = ["local-network", "local-service-report"];
  const closed = await plan(...stacks);
  const gates = [...closed.output.matchAll(/--allow '([^']+)'/g)].map(([, gate]) => String(gate));
  const allows = gates.flatMap((gate) => ["--allow", gate]);
  expect(ended(await plan(...stacks, ...allows))).toEqual(ends(2, "1 changed, 1 unchanged"));

  const { Description, FlexibleTimeWindow, State, Target } = await current();
  await aws.scheduler.send(
    new UpdateScheduleCommand({
      ...{ ...schedule, Description, State, FlexibleTimeWindow, Target },
      ScheduleExpression: "cron(0 4 * * ? *)",
    }),
  );
  expect(ended(await apply())).toEqual(
    ends(
      1,
      "local-service-report: Its inputs changed (network.privateSubnetIds), and its plan came out another",
      "unchanged then, to change now (schedule_expression)",
      "Applied: local-network",
      "Failed: local-service-report",
      "plan again, so that somebody sees what is left: npm run plan -- local",
    ),
  );
  // Somebody looks, and deploys what is left.
  expect(ended(await tool("deploy", "local", ...stacks, "--auto-approve"))).toEqual(
    ends(0, "Deployed local-service-report: 2 stacks"),
  );
  expect((await current()).ScheduleExpression).toBe("cron(0 3 * * ? *)");
  expect(await subnets()).toBe(3);
});
