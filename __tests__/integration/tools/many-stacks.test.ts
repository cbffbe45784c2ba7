import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { temporaryDirectory } from "#testing";
import { Checkout } from "../../../tools/project/checkout";
import { type Emulator, startEmulator } from "../../../tools/emulator/start";
import { freePort } from "../../../tools/process/free-port";
import { run, toolArguments } from "../lifecycle/support/run";

/** Stands for Terraform: notes down when it runs, finds something to do in every plan, and does nothing. */
const TERRAFORM = `#!/bin/sh
case "$*" in *version*) echo '{"terraform_version":"1.11.4","platform":"linux_amd64"}'; exit 0;; esac
echo begin >> "$NOTES"
sleep 0.05
echo end >> "$NOTES"
case "$*" in *" plan "*) echo "Plan: 1 to add, 0 to change, 0 to destroy."; exit 2;; esac
`;

const SERVICES = 100;
/** state, iam, network, ssm, ecs, build, monitoring, dashboard */
const OTHERS = 8;
const PARALLELISM = 3;
const ENVIRONMENT = `import { defineEnvironment } from "../config/define-environment";
import { emulatorEndpoint } from "../config/emulator";

export default defineEnvironment({
  namePrefix: "many",
  accountId: "123456789012",
  emulatorEndpoint: emulatorEndpoint(),
  services: Object.fromEntries(
    Array.from({ length: ${SERVICES} }, (_, index) => [\`worker-\${index}\`, { kind: "worker" }]),
  ),
});
`;

let checkout: Checkout;
let emulator: Emulator;

beforeAll(async () => {
  checkout = new Checkout();
  const environments = path.join(checkout.directory, "environments");
  for (const file of readdirSync(environments).filter((name) => name.endsWith(".ts"))) {
    rmSync(path.join(environments, file));
  }
  writeFileSync(path.join(environments, "many.ts"), ENVIRONMENT);
  const directory = path.join(checkout.directory, ".local", "emulator");
  emulator = await startEmulator({ port: await freePort(), directory, detached: false });
});

afterAll(async () => {
  await emulator.stop();
  checkout.remove();
});

test("a deployment of 100 services never has more Terraforms at work than it may", async () => {
  const directory = temporaryDirectory();
  const bin = path.join(directory, "bin");
  const notes = path.join(directory, "notes");
  mkdirSync(bin);
  writeFileSync(path.join(bin, "terraform"), TERRAFORM);
  chmodSync(path.join(bin, "terraform"), 0o755);
  const args = ["many", "--auto-approve", "--parallelism", String(PARALLELISM)];
  const finished = await run(process.execPath, toolArguments("deploy", args), {
    cwd: checkout.directory,
    env: {
      ...process.env,
      PATH: [bin, process.env["PATH"]].join(path.delimiter),
      NOTES: notes,
      EMULATOR_PORT: String(emulator.port),
    },
  });
  expect([finished.code, finished.output]).toEqual([
    0,
    expect.stringContaining(`: ${SERVICES + OTHERS} stacks, `),
  ]);
  let running = 0;
  let most = 0;
  const lines = readFileSync(notes, "utf8").trimEnd().split("\n");
  for (const line of lines) {
    running += line === "begin" ? 1 : -1;
    most = Math.max(most, running);
  }
  // init, plan and apply of each.
  expect(lines).toHaveLength(2 * 3 * (SERVICES + OTHERS));
  expect(most).toBe(PARALLELISM);
});
