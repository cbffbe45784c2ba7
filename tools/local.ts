import path from "node:path";
import { parseArgs } from "node:util";
import { emulatorPort } from "../config/emulator";
import { findEnvironment } from "../config/load-environments";
import { bootstrap } from "./bootstrap";
import { startEmulator } from "./emulator/start";
import { runMain, ToolError } from "./errors";
import { recordDirectory } from "./emulator/record";
import { deploy } from "./local/deploy";
import { formatElapsed } from "./terminal/elapsed";
import { forgetBackends } from "./local/forget-backends";
import { formatHints, formatOutputs } from "./local/report";
import { terraformEnvironment } from "./terraform/environment";
import { warnOfUnknownSecrets } from "./unknown-secrets";

const ENVIRONMENT = "local";
const HELP = `Usage: npm run local [-- --verbose]

Deploys the environment "${ENVIRONMENT}" to an AWS emulator on this machine, which keeps running.
Running it again deploys what has changed since. No AWS account is needed.

  --verbose    print everything that cdktf and Terraform print
  -h, --help   this help

  EMULATOR_PORT              the emulator's port (default 4566)
  TERRAFORM_PROVIDER_MIRROR  a directory that holds the AWS provider, where the public registry
                             cannot be reached

"npm run local:down" stops the emulator and removes what it left.
`;

const GO_ON =
  'The emulator keeps running with what was deployed so far: "npm run local" goes on from there, ' +
  '"npm run local:down" lets you start afresh.';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      help: { type: "boolean", short: "h" },
      verbose: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  // Everything that can be wrong with this machine or the configuration comes to light before
  // anything is started.
  const started = Date.now();
  const environment = findEnvironment(ENVIRONMENT);
  warnOfUnknownSecrets([environment]);
  const port = Number(emulatorPort());
  const { env, dispose } = await terraformEnvironment();
  try {
    const emulator = await startEmulator({ port });
    const state = emulator.started ? "Started the emulator" : "The emulator runs";
    console.log(`${state} at ${emulator.endpoint} (process ${String(emulator.pid)}).`);
    console.log(await bootstrap(environment));
    forgetBackends(environment);

    const logFile = path.join(recordDirectory(port), "deploy.log");
    console.log(`Deploying ${ENVIRONMENT}-* (complete log: ${logFile})`);
    const result = await deploy({
      env,
      environment: ENVIRONMENT,
      verbose: values.verbose,
      logFile,
    });
    if (result.interrupted) {
      console.error(`\nInterrupted; Terraform has saved what it had done. ${GO_ON}`);
      return result.exitCode;
    }
    if (result.exitCode !== 0) throw failed(result.error, logFile);

    console.log(`\n${formatOutputs(result.outputs)}\n\n${formatHints(environment)}\n`);
    console.log(`Deployed to ${emulator.endpoint} in ${formatElapsed(Date.now() - started)}.`);
    console.log('The emulator keeps running; "npm run local:down" stops it.');
    return 0;
  } finally {
    dispose();
  }
}

function failed(error: string, logFile: string): ToolError {
  return new ToolError(`\n${error}\n\nThe deployment failed. Complete log: ${logFile}\n${GO_ON}`);
}

if (require.main === module) void runMain(main);
