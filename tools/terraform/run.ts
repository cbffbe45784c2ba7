import { Interrupted } from "../errors";
import { checkInterruption } from "../interruption";
import { PROJECT_ROOT } from "../paths";
import { runToEnd } from "../run-to-end";

export interface TerraformRun {
  readonly code: number;
  /** Standard output and error, in the order in which they came. */
  readonly output: string;
}

export interface TerraformOptions {
  /** Where the stack was synthesized. */
  readonly directory: string;
  readonly env: NodeJS.ProcessEnv;
  /** Gets everything that Terraform prints, as it comes. */
  readonly onOutput?: (text: string) => void;
}

/** For commands that could ask something, or print in colours. */
export const QUIET = ["-input=false", "-no-color"];

/** The backend as the stack names it, and the packages of the committed lock file. */
// -reconfigure: the directory may know another address of the state, an old emulator's.
export const INIT = ["init", "-reconfigure", "-lockfile=readonly", ...QUIET];

/**
 * Runs Terraform in a stack's directory.
 * @throws Interrupted when a signal ended it; it has stopped in good order by then
 */
export async function runTerraform(
  args: readonly string[],
  { directory, env, onOutput }: TerraformOptions,
): Promise<TerraformRun> {
  checkInterruption();
  let output = "";
  const code = await runToEnd("terraform", [`-chdir=${directory}`, ...args], {
    env,
    cwd: PROJECT_ROOT,
    onOutput: (text) => {
      output += text;
      onOutput?.(text);
    },
  });
  // As shells count: 128 and the signal's number.
  if (code > 128) throw new Interrupted(code);
  return { code, output };
}
