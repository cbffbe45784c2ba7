import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Interrupted } from "../process/errors";
import { checkInterruption } from "../process/interruption";
import { PROJECT_ROOT } from "../project/paths";
import { interrupt, runToEnd } from "../process/run-to-end";
import { secretVariablesOf } from "../process/secrets";
import { terraformProgram } from "./program";

export interface TerraformRun {
  readonly code: number;
  /** Standard output and error, in the order in which they came. */
  readonly output: string;
}

export interface TerraformOptions {
  /** Where the stack was synthesized. */
  readonly directory: string;
  readonly env: NodeJS.ProcessEnv;
  /** Gets what Terraform is at: `initialises`. @default nobody asks */
  readonly onStep?: (step: string) => void;
  /** Gets everything that Terraform prints, as it comes. */
  readonly onOutput?: (text: string) => void;
  /** Stops Terraform in good order. @default nothing does */
  readonly signal?: AbortSignal;
}

/** For commands that could ask something, or print in colours. */
export const QUIET = ["-input=false", "-no-color"];

/** The backend as the stack names it, and the packages of the committed lock file. */
// -reconfigure: the directory may know another address of the state, an old emulator's.
const INIT = ["init", "-reconfigure", "-lockfile=readonly", ...QUIET];

/**
 * What the provider appends to the user agent of its calls.
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs#environment-variables
 */
const USER_AGENT = "TF_APPEND_USER_AGENT";

/** Exit code of Terraform where it failed; `plan -detailed-exitcode` has others that are none. */
const FAILED = 1;

/**
 * Runs Terraform in a stack's directory. The provider names the stack in each call's user agent
 * (`stack/dev-network`): CloudTrail shows it, and the emulator's record of calls.
 * @throws Interrupted when a signal ended it; it has stopped in good order by then
 */
export async function runTerraform(
  args: readonly string[],
  { directory, env, onOutput, signal }: TerraformOptions,
): Promise<TerraformRun> {
  checkInterruption();
  let output = "";
  const agent = [env[USER_AGENT], `stack/${path.basename(directory)}`].filter(Boolean).join(" ");
  const code = await runToEnd(terraformProgram(env), [`-chdir=${directory}`, ...args], {
    env: { ...env, ...secretVariablesOf(variablesOf(directory)), [USER_AGENT]: agent },
    cwd: PROJECT_ROOT,
    passOn: interrupt,
    signal,
    onOutput: (text) => {
      output += text;
      onOutput?.(text);
    },
  });
  if (code > 128) throw new Interrupted(code);
  return { code, output };
}

/** Names of the variables of the configuration there. */
function variablesOf(directory: string): readonly string[] {
  const text = readFileSync(path.join(directory, "cdk.tf.json"), "utf8");
  const { variable = {} } = JSON.parse(text) as { readonly variable?: object };
  return Object.keys(variable);
}

/**
 * The same in a directory that is initialised first where it has to be. That takes a third of the time of
 * a plan, so Terraform itself says whether backend, lock file and packages are still the same: it asks
 * for `terraform init` where one of them is another.
 * @param step what Terraform is at meanwhile: `plans`
 * @throws Interrupted when a signal ended it
 */
export async function runInitialised(
  step: string,
  args: readonly string[],
  options: TerraformOptions,
): Promise<TerraformRun> {
  const { directory, onStep } = options;
  const run = () => {
    onStep?.(step);
    return runTerraform(args, options);
  };
  if (existsSync(path.join(directory, ".terraform"))) {
    const done = await run();
    if (done.code !== FAILED || !done.output.includes("terraform init")) return done;
  }
  onStep?.("initialises");
  const init = await runTerraform(INIT, options);
  return init.code === 0 ? run() : { ...init, code: FAILED };
}
