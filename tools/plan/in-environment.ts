import type { SynthesizedApp } from "../../analysis/model/synthesized-app";
import { findEnvironment } from "../../config/load-environments";
import type { Environment } from "../../config/schema/environment";
import { ToolError } from "../errors";
import { interruptible } from "../interruption";
import { checkAccount } from "../state/check-account";
import { terraformEnvironment } from "../terraform/environment";
import { synthesizeEnvironment } from "./synthesize";

/** What every command about an environment's plans begins with. */
export interface InEnvironment {
  readonly environment: Environment;
  /** Its stacks as they were synthesized just now, references as they stand there. */
  readonly app: SynthesizedApp;
  /** For Terraform. */
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Works with an environment whose configuration is right, whose account the credentials belong to and
 * whose stacks are synthesized.
 */
export async function inEnvironment<T>(
  name: string,
  work: (context: InEnvironment) => Promise<T>,
): Promise<T> {
  const environment = findEnvironment(name);
  const { env, dispose } = await terraformEnvironment();
  try {
    await checkAccount(environment);
    const app = synthesizeEnvironment(name);
    return await interruptible(() => work({ environment, app, env }));
  } finally {
    dispose();
  }
}

/**
 * Ids of the stacks that are named, or of all.
 * @throws ToolError for one that the environment does not have
 */
export function stacksNamed(named: readonly string[], app: SynthesizedApp): readonly string[] {
  const ids = app.stacks.map(({ id }) => id);
  const unknown = named.filter((id) => !ids.includes(id));
  if (unknown.length > 0) {
    throw new ToolError(`${unknown.join(", ")}: no such stack: use ${ids.join(", ")}.`);
  }
  return named.length > 0 ? ids.filter((id) => named.includes(id)) : ids;
}
