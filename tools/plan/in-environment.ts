import type { SynthesizedApp } from "#terraform";
import { findEnvironment, loadEnvironments } from "../../config/load-environments";
import type { Environment } from "../../config/schema/environment";
import { ToolError } from "../process/errors";
import { interruptible } from "../process/interruption";
import { withEveryStack } from "../leftovers/with-every-stack";
import { withLeftovers } from "../leftovers/order";
import { refuseUnknown } from "../ownership/refuse-unknown";
import { checkAccount } from "../state/check-account";
import { refuseLostStates } from "../state/lost-states";
import { refuseUnsavedStates } from "../state/unsaved-states";
import { terraformEnvironment } from "../terraform/environment";
import { warnOfUnknownSecrets } from "../terraform/unknown-secrets";
import { synthesizeEnvironment } from "./synthesize";

/** What every command about an environment's plans begins with. */
export interface InEnvironment {
  readonly environment: Environment;
  /**
   * Its stacks as they were synthesized just now, references as they stand there, and those that are deployed
   * and in the code no more.
   */
  readonly app: SynthesizedApp;
  /** For Terraform. */
  readonly env: NodeJS.ProcessEnv;
}

export interface InEnvironmentOptions {
  /**
   * What comes before anything is asked of AWS, and after everything that can be wrong with this machine
   * or the configuration has come to light.
   * @default nothing
   */
  readonly prepare?: () => Promise<void>;
  /** Whether findings of the guardrails that must not reach production are an error. @default true */
  readonly guardrails?: boolean;
  /**
   * Ids of stacks that count as left over, though there may be nothing left of them.
   * @default none
   */
  readonly leftovers?: readonly string[];
  /** What comes after what, with leftovers. @default the order of a deployment */
  readonly order?: typeof withLeftovers;
}

/**
 * Works with an environment whose configuration is right, whose account the credentials belong to and
 * whose stacks are synthesized.
 */
export async function inEnvironment<T>(
  name: string,
  work: (context: InEnvironment) => Promise<T>,
  options: InEnvironmentOptions = {},
): Promise<T> {
  const { prepare, guardrails = true, leftovers = [], order = withLeftovers } = options;
  const environment = findEnvironment(name);
  warnOfUnknownSecrets(loadEnvironments());
  const { env, dispose } = await terraformEnvironment();
  try {
    await prepare?.();
    await checkAccount(environment);
    refuseUnsavedStates(name);
    await refuseLostStates(environment);
    await refuseUnknown(environment);
    const synthesized = synthesizeEnvironment(name, guardrails);
    const app = await withEveryStack(environment, synthesized, { also: leftovers, order });
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
