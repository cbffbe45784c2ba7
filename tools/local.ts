import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { parseArgs } from "node:util";
import { emulatorPort } from "../config/emulator";
import { bootstrap } from "./bootstrap";
import { deployEnvironment } from "./deploy/deploy-environment";
import { deployExitCode, describeDeploy } from "./deploy/outcome";
import { recordDirectory } from "./emulator/record";
import { saveEmulator } from "./emulator/save";
import { startEmulator } from "./emulator/start";
import { defaultParallelism } from "./engine/parallelism";
import { runMain } from "./process/errors";
import { deployLog } from "./local/deploy-log";
import { formatHints, formatOutputs } from "./local/report";
import { allowedBy } from "./plan/allowed-by";
import { type InEnvironment, inEnvironment } from "./plan/in-environment";

const ENVIRONMENT = "local";
const HELP = `Usage: npm run local [-- <options>]

Deploys the environment "${ENVIRONMENT}" to an AWS emulator on this machine, which keeps running: the same
as "npm run deploy -- ${ENVIRONMENT} --auto-approve", emulator and bootstrap included. Running it again
deploys what has changed since. No AWS account is needed.

  --allow <stack>:<address>  agrees to losing what a gate guards there
  --verbose                  print everything that Terraform prints
  -h, --help                 this help

  EMULATOR_PORT              the emulator's port (default 4566)
  TERRAFORM_PROVIDER_MIRROR  a directory that holds the AWS provider, where the public registry
                             cannot be reached

"npm run local:down" stops the emulator and removes what it left.
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      help: { type: "boolean", short: "h" },
      allow: { type: "string", multiple: true, default: [] },
      verbose: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const started = Date.now();
  const port = Number(emulatorPort());
  const prepare = async () => {
    const emulator = await startEmulator({ port });
    const state = emulator.started ? "Started the emulator" : "The emulator runs";
    console.log(`${state} at ${emulator.endpoint} (process ${emulator.pid}).`);
    if (emulator.restored === true) console.log("Brought back what was deployed before.");
    if (typeof emulator.restored === "string") console.error(`Warning: ${emulator.restored}`);
  };
  return inEnvironment(
    ENVIRONMENT,
    (context) => deployLocally(context, { ...values, port, started }),
    { prepare },
  );
}

interface LocalOptions {
  readonly port: number;
  readonly allow: readonly string[];
  readonly verbose: boolean;
  /** In milliseconds since 1970. */
  readonly started: number;
}

async function deployLocally(
  context: InEnvironment,
  { port, allow, verbose, started }: LocalOptions,
): Promise<number> {
  const { environment, app } = context;
  console.log(await bootstrap(environment));

  const logFile = deployLog(recordDirectory(port));
  const log = createWriteStream(logFile);
  console.log(`Deploying ${ENVIRONMENT}-* (complete log: ${logFile})`);
  const result = await deployEnvironment(context, {
    ids: app.stacks.map(({ id }) => id),
    autoApprove: true,
    allows: allow.map((gate) => ({ gate, by: allowedBy() })),
    parallelism: defaultParallelism(),
    onOutput: (id, text) => {
      log.write(text.replaceAll(/^(?=.)/gm, `${id}  `));
      if (verbose) process.stdout.write(text);
    },
  }).finally(async () => {
    log.end();
    await finished(log);
  });
  await saveEmulator(port);
  const milliseconds = Date.now() - started;
  const again = "npm run local";
  console.log(`\n${describeDeploy(result, { environment, again, milliseconds })}`);
  const code = deployExitCode(result);
  if (code === 0) {
    console.log(`\n${formatOutputs(result.states)}\n\n${formatHints(environment)}\n`);
    console.log('The emulator keeps running; "npm run local:down" stops it.');
  }
  return code;
}

if (require.main === module) void runMain(main);
