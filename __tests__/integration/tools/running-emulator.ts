import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "@jest/globals";
import { type Emulator, startEmulator } from "../../../tools/emulator/start";
import { freePort } from "../../../tools/process/free-port";
import { type AwsClients, awsClients } from "../lifecycle/support/aws";

export interface Running {
  /** A directory for the test's own files. */
  readonly directory: string;
  readonly emulator: Emulator;
  readonly aws: AwsClients;
}

/** An emulator and its clients, for all tests of a file. */
export function runningEmulator(): () => Running {
  let running: Running | undefined;
  beforeAll(async () => {
    const directory = mkdtempSync(path.join(os.tmpdir(), "running-emulator-"));
    const options = { directory: path.join(directory, "run"), detached: false };
    const emulator = await startEmulator({ port: await freePort(), ...options });
    running = { directory, emulator, aws: awsClients(emulator.endpoint) };
  }, 60_000);
  afterAll(async () => {
    if (running === undefined) return;
    for (const client of Object.values(running.aws)) client.destroy();
    await running.emulator.stop();
    rmSync(running.directory, { recursive: true, force: true });
  }, 60_000);
  return () => {
    if (running === undefined) throw new Error("The emulator did not start.");
    return running;
  };
}
