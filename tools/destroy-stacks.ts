import { mkdirSync } from "node:fs";
import path from "node:path";
import { loadEnvironments } from "../config/load-environments";
import { providerLock } from "../config/provider-lock";
import type { Environment } from "../config/schema/environment";
import { makeNames } from "../lib/names";
import { stateKey } from "../lib/state-key";
import { buildApp } from "../stacks/build-app";
import { s3Client } from "./aws-clients";
import { ToolError } from "./errors";
import { Progress } from "./local/progress";
import { PROJECT_ROOT, SYNTH_DIRECTORY } from "./paths";
import { runToEnd } from "./run-to-end";
import { destructionWaves, stackGraph } from "./stack-graph";
import { readStates } from "./state/state-objects";
import { errorOf } from "./terraform/error-of";
import { terraformEnvironment } from "./terraform/environment";

/**
 * Destroys what the environment's stacks made, dependents first. The state stack stays: every other
 * state lies in its bucket.
 *
 * Plain Terraform does it, because `cdktf destroy` 0.21 refuses a stack unless those that need it
 * are named too, even when they are gone already; and told to ignore that, it starts Terraform for
 * the same stack again and again.
 *
 * @returns 0, or the exit code of a Terraform that failed; what it needed is left alone then
 */
export async function destroyStacks(environment: Environment): Promise<number> {
  const stacks = await deployedStacks(environment);
  if (stacks.length === 0) {
    console.log(`Environment ${environment.name}: no stack has resources.`);
    return 0;
  }
  const { env, dispose } = await terraformEnvironment();
  try {
    synthesize();
    for (const wave of destructionWaves(stackGraph(environment), stacks)) {
      const codes = await Promise.all(wave.map((id) => destroyStack(id, env)));
      const failed = codes.find((code) => code !== 0);
      if (failed !== undefined) return failed;
    }
    return 0;
  } finally {
    dispose();
  }
}

/** All environments, as cdktf does: the directory then holds one state of the code. */
function synthesize(): void {
  mkdirSync(SYNTH_DIRECTORY, { recursive: true });
  const environments = loadEnvironments();
  buildApp({ environments, providerLock: providerLock(), outdir: SYNTH_DIRECTORY }).synth();
}

async function destroyStack(id: string, env: NodeJS.ProcessEnv): Promise<number> {
  const directory = path.join(SYNTH_DIRECTORY, "stacks", id);
  const progress = new Progress();
  let output = "";
  const terraform = (...args: string[]) => {
    let rest = "";
    return runToEnd("terraform", [`-chdir=${directory}`, ...args, "-input=false", "-no-color"], {
      env,
      cwd: PROJECT_ROOT,
      onOutput: (text) => {
        output += text;
        const lines = (rest + text).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) {
          const event = progress.describe({ stack: id, text: line.trim() });
          if (event !== undefined) console.log(`  ${event}`);
        }
      },
    });
  };
  // -reconfigure: the directory may know another address of the state, an old emulator's.
  const code =
    (await terraform("init", "-reconfigure")) || (await terraform("destroy", "-auto-approve"));
  if (code !== 0) console.error(`\n${id}:\n${errorOf(output)}`);
  return code;
}

/** Stacks whose state lists resources: the others would have no outputs to read. */
async function deployedStacks(environment: Environment): Promise<string[]> {
  const { name, accountId } = environment;
  const client = s3Client(environment);
  const owned = { bucket: makeNames(environment).stateBucket, accountId };
  const { states } = await readStates(client, owned).finally(() => {
    client.destroy();
  });

  const known = stackGraph(environment).map(({ id }) => id);
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
