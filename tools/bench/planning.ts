import { Checkout } from "../project/checkout";
import { startEmulator } from "../emulator/start";
import { freePort } from "../process/free-port";
import { emulatedEnvironment, inSeconds, toolIn } from "./tool-in";

/** How many times as long one `cdktf diff` after the other must take at least. */
const WANTED_RATIO = 3;

/**
 * Deploys an environment to an emulator of its own, and plans it twice when nothing has changed: with
 * one `cdktf diff` for each stack, one after the other, and with `plan`.
 * @returns what is not as fast as it should be
 */
export async function benchPlanning(): Promise<string[]> {
  const environment = emulatedEnvironment();
  const checkout = new Checkout();
  const port = await freePort();
  const emulator = await startEmulator({ port, detached: false });
  const env = { ...process.env, EMULATOR_PORT: String(port), CI: "true" };
  const tool = toolIn(checkout.directory, env);
  // cdktf as it is by itself, which leaves Go's garbage collector alone.
  const plain = toolIn(checkout.directory, { ...env, GOGC: "100" });
  try {
    console.log(`Deploying ${environment} to an emulator (a few minutes) ...`);
    await tool("deploy", environment, "--auto-approve");

    const whole = await tool("plan", environment);
    console.log(`  plan, all stacks               ${inSeconds(whole.seconds)}`);
    const stacks = [...whole.output.matchAll(/^ +\S+ {2}(\S+) +no changes$/gm)].map(
      ([, stack = ""]) => stack,
    );
    let sum = 0;
    for (const stack of stacks) {
      const { seconds } = await plain("cdktf", "diff", stack);
      console.log(`  cdktf diff ${stack.padEnd(20)}${inSeconds(seconds)}`);
      sum += seconds;
    }
    const ratio = sum / whole.seconds;
    console.log(
      `\n${stacks.length} times cdktf diff: ${inSeconds(sum)}, ${ratio.toFixed(1)} times as long.`,
    );
    return ratio < WANTED_RATIO ? [`Less than ${WANTED_RATIO} times as long.`] : [];
  } finally {
    await emulator.stop();
    checkout.remove();
  }
}
