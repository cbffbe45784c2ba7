import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { descendantsRunning } from "../../../tools/process/process-tree";
import { heldLocks } from "../lifecycle/support/deployment";
import { ended, ends, story } from "../lifecycle/support/story";
import { type FaultyLine, openFaultyLine } from "./support/faulty-line";

/** Every signal that ends a deployment, once, while AWS answers late. */
const told = story();
let line: FaultyLine;

beforeAll(async () => {
  line = await openFaultyLine(told().emulator.port);
  line.set(() => ({ kind: "slow", ms: 400 }));
});

afterAll(() => line.close());

const deploy = ["deploy", "local", "local-state", "--auto-approve", "--verbose"] as const;

test.each([
  ["SIGINT", 130, 45],
  ["SIGTERM", 143, 46],
  ["SIGHUP", 129, 47],
] as const)("%s ends it in good order", async (signal, code, stateVersionDays) => {
  const { checkout, toolWith, aws, env } = told();
  checkout.edit({ stateVersionDays });
  let isSent = false;
  const onOutput = (output: string, pid: number) => {
    // The provider only waits then: no answer is on its way.
    if (isSent || !output.includes("Still modifying")) return;
    isSent = true;
    process.kill(pid, signal);
  };
  const late = { ...env, EMULATOR_PORT: String(line.port) };
  const finished = await toolWith({ onOutput, env: late }, ...deploy);
  expect(ended(finished)).toEqual(ends(code, "Interrupted. Terraform has saved what it had done."));
  expect(finished.output.match(/Interrupt received/g)).toHaveLength(1);
  expect(finished.output).not.toContain("Two interrupts received");
  expect(await heldLocks(aws)).toEqual([]);
  expect(await descendantsRunning("terraform", process.pid)).toEqual([]);
  expect(ended(await told().tool("doctor", "local"))).toEqual(ends(0, "Nothing is wrong"));
});
