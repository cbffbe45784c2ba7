import type { Environment } from "../config/schema/environment";
import { makeNames } from "../lib/names";
import { stateKey } from "../lib/state-key";
import { s3Client } from "./aws-clients";
import { cdktfScript } from "./cdktf";
import { ToolError } from "./errors";
import { PROJECT_ROOT, SYNTH_DIRECTORY } from "./paths";
import { runToEnd } from "./run-to-end";
import { stackIds } from "./stack-ids";
import { readStates } from "./state/state-objects";
import { terraformEnvironment } from "./terraform/environment";

/** Stacks worked on side by side: a laptop stays usable. */
export const STACK_PARALLELISM = "2";

/**
 * Destroys what the environment's stacks made, in one run of cdktf, dependents first. The state
 * stack stays: every other state lies in its bucket.
 *
 * @returns cdktf's exit code
 */
export async function destroyStacks(environment: Environment): Promise<number> {
  const stacks = await deployedStacks(environment);
  if (stacks.length === 0) {
    console.log(`Environment ${environment.name}: no stack has resources.`);
    return 0;
  }
  const { env, dispose } = await terraformEnvironment();
  const options = ["--auto-approve", "--parallelism", STACK_PARALLELISM];
  options.push("--output", SYNTH_DIRECTORY);
  try {
    const args = [cdktfScript(), "destroy", ...stacks, ...options];
    return await runToEnd(process.execPath, args, { env, cwd: PROJECT_ROOT });
  } finally {
    dispose();
  }
}

/** Stacks whose state lists resources: the others would have no outputs to read. */
async function deployedStacks(environment: Environment): Promise<string[]> {
  const { name, accountId } = environment;
  const client = s3Client(environment);
  const owned = { bucket: makeNames(environment).stateBucket, accountId };
  const { states } = await readStates(client, owned).finally(() => {
    client.destroy();
  });

  const known = stackIds(environment);
  const prefix = stateKey(environment, "").replace(/\.tfstate$/, "");
  const deployed = states
    .filter(({ key, resources }) => resources > 0 && key.startsWith(prefix))
    .map(({ key }) => `${name}-${key.slice(prefix.length).replace(/\.tfstate$/, "")}`)
    .filter((stack) => stack !== `${name}-state`);
  const unknown = deployed.filter((stack) => !known.includes(stack));
  if (unknown.length > 0) {
    throw new ToolError(
      `These stacks have resources but are no longer part of the code: ${unknown.join(", ")}. ` +
        "Destroy them with a checkout that still has them, then try again.",
    );
  }
  return deployed;
}
