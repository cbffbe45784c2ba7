import { Checkout } from "../project/checkout";
import { freePort } from "../process/free-port";
import { startEmulator } from "../emulator/start";
import { emulatedEnvironment, inSeconds, toolIn } from "./tool-in";

/** How much of the time of plain `cdktf deploy` it may take: from nothing, and when nothing has changed. */
const WANTED = { first: 0.62, again: 0.38 };

interface Measured {
  readonly first: number;
  readonly again: number;
}

/**
 * Deploys an environment twice, with plain `cdktf deploy` and with `npm run deploy`.
 * @returns what is not as fast as it should be
 */
export async function benchDeploying(): Promise<string[]> {
  console.log("                from nothing   nothing changed");
  const environment = emulatedEnvironment();
  const options = ["--auto-approve"];
  const cdktf = await measure("cdktf deploy", environment, [
    "cdktf",
    "deploy",
    `${environment}-*`,
    ...options,
  ]);
  const own = await measure("npm run deploy", environment, ["deploy", environment, ...options]);
  const ratio = { first: own.first / cdktf.first, again: own.again / cdktf.again };
  console.log(
    `${"".padEnd(16)}${ratio.first.toFixed(2).padStart(12)}${ratio.again.toFixed(2).padStart(18)}`,
  );
  return [
    ...(ratio.first > WANTED.first ? [`From nothing: over ${WANTED.first}.`] : []),
    ...(ratio.again > WANTED.again ? [`Nothing changed: over ${WANTED.again}.`] : []),
  ];
}

async function measure(
  what: string,
  environment: string,
  command: readonly [string, ...string[]],
): Promise<Measured> {
  const checkout = new Checkout();
  const port = await freePort();
  const emulator = await startEmulator({ port, detached: false });
  const [tool, ...args] = command;
  // cdktf as it is by itself, which leaves Go's garbage collector alone.
  const plain = tool === "cdktf" ? { GOGC: "100" } : {};
  const run = toolIn(checkout.directory, {
    ...{ ...process.env, ...plain },
    EMULATOR_PORT: String(port),
    CI: "true",
  });
  try {
    await run("bootstrap", environment);
    const first = (await run(tool, ...args)).seconds;
    const again = (await run(tool, ...args)).seconds;
    console.log(
      `${what.padEnd(16)}${inSeconds(first).padStart(12)}${inSeconds(again).padStart(18)}`,
    );
    return { first, again };
  } finally {
    await emulator.stop();
    checkout.remove();
  }
}
