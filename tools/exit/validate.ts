import { ToolError } from "../process/errors";
import { errorOf } from "../terraform/error-of";
import { QUIET, runTerraform } from "../terraform/run";

/** What Terraform is asked; of the backend nothing, so that no credentials are needed. */
const STEPS = [
  ["init", "-backend=false", "-lockfile=readonly", ...QUIET],
  ["validate", "-no-color"],
];

/**
 * @param directory of a configuration
 * @throws ToolError with what Terraform does not take
 */
export async function validate(directory: string, env: NodeJS.ProcessEnv): Promise<void> {
  for (const args of STEPS) {
    const { code, output } = await runTerraform(args, { directory, env });
    if (code === 0) continue;
    throw new ToolError(`${directory}: terraform ${String(args[0])} fails.\n${errorOf(output)}`);
  }
}
