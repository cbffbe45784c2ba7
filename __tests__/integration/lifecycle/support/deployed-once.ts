import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { identify } from "../../../../tools/emulator/health";
import { isRunning } from "../../../../tools/process/is-running";
import { startEmulator } from "../../../../tools/emulator/start";
import { stopEmulator } from "../../../../tools/emulator/stop";
import { freePort } from "../../../../tools/process/free-port";
import { awsClients, inventory } from "./aws";
import { CANARY } from "./canary";
import { type Finished, run, toolArguments } from "./run";
import { storiesDirectory } from "./stories-directory";
import { StoryCheckout } from "./story-checkout";

/** What all stories begin with: an environment that was deployed once. */
export interface Deployed {
  /** Where it was deployed from. */
  readonly directory: string;
  readonly port: number;
  /** Everything that was there before it. */
  readonly before: Record<string, string[]>;
  /** What the deployment ended with. */
  readonly finished: Finished;
}

const LOOK_MS = 500;

/**
 * Deploys the environment of the stories with `npm run local`, or waits until another worker has. The
 * emulator that holds it is never changed: each story works with a copy.
 */
export async function deployedOnce(): Promise<Deployed> {
  const root = storiesDirectory();
  const result = path.join(root, "deployed.json");
  const maker = path.join(root, "maker");
  if (claim(maker)) {
    // Whole or not at all: other workers look for it.
    writeFileSync(`${result}.new`, JSON.stringify(await deploy(root)));
    renameSync(`${result}.new`, result);
  }
  while (!existsSync(result)) {
    const pid = Number(readFileSync(path.join(maker, "pid"), "utf8"));
    if (!isRunning(pid)) throw new Error(`${WITHOUT} Its worker has ended.`);
    await sleep(LOOK_MS);
  }
  const deployed = JSON.parse(readFileSync(result, "utf8")) as Deployed;
  if (deployed.finished.code !== 0) throw new Error(`${WITHOUT}\n${deployed.finished.output}`);
  return deployed;
}

const WITHOUT = "The environment that all stories begin with could not be deployed.";

/** Whether this worker is the first. */
function claim(maker: string): boolean {
  const own = `${maker}.${process.pid}`;
  mkdirSync(own, { recursive: true });
  writeFileSync(path.join(own, "pid"), String(process.pid));
  try {
    // Fails where another one is there already.
    renameSync(own, maker);
    return true;
  } catch {
    rmSync(own, { recursive: true });
    return false;
  }
}

async function deploy(root: string): Promise<Deployed> {
  const directory = path.join(root, "origin");
  new StoryCheckout(directory).begin();
  const port = await freePort();
  writeFileSync(portFile(root), String(port));
  const env = {
    ...process.env,
    EMULATOR_PORT: String(port),
    TF_VAR_secret_app_session_key: CANARY,
  };
  const { endpoint } = await startEmulator({ port, directory: recordOf(root, port) });
  const aws = awsClients(endpoint);
  const before = await inventory(aws);
  for (const client of Object.values(aws)) client.destroy();
  const finished = await run(process.execPath, toolArguments("local", []), {
    env,
    cwd: directory,
    activity: () => requestsOf(port),
  });
  return { directory, port, before, finished };
}

/** Ends the emulator that holds the environment. */
export async function endDeployed(root: string): Promise<void> {
  if (!existsSync(portFile(root))) return;
  const port = Number(readFileSync(portFile(root), "utf8"));
  await stopEmulator(port, recordOf(root, port));
}

const portFile = (root: string): string => path.join(root, "port");

/** Where the tools of the checkout there look for their emulator. */
const recordOf = (root: string, port: number): string =>
  path.join(root, "origin", ".local", `emulator-${port}`);

/** How many requests an emulator has answered. */
export async function requestsOf(port: number): Promise<number> {
  const listener = await identify(port);
  return listener.kind === "emulator" ? listener.requests : 0;
}
