import type { Environment } from "../../config/schema/environment";
import { secretVariables } from "../process/secrets";
import { secretVariable } from "../../lib/secret-variable";

const PREFIX = "TF_VAR_secret_";

/**
 * Variables that are meant for a secret which no environment has. Terraform ignores them, and would
 * write a random value instead of the one that somebody meant to set.
 */
export function unknownSecretVariables(
  environments: readonly Environment[],
  env: NodeJS.ProcessEnv,
): string[] {
  const known = new Set(
    environments.flatMap(({ ssm }) =>
      Object.keys(ssm.secrets).map((name) => `TF_VAR_${secretVariable(name)}`),
    ),
  );
  return Object.keys(env).filter((name) => name.startsWith(PREFIX) && !known.has(name));
}

/** A warning, not an error: the variable may be meant for another checkout. */
export function warnOfUnknownSecrets(
  environments: readonly Environment[],
  env: NodeJS.ProcessEnv = secretVariables(),
): void {
  for (const name of unknownSecretVariables(environments, env)) {
    console.error(`Warning: ${name} is set, but no environment's ssm.secrets has such a secret.`);
  }
}
