/** How variables begin that hold values of secrets: lib/secret-variable.ts says what follows. */
const PREFIX = "TF_VAR_secret_";

const taken = new Map<string, string>();

/**
 * Takes the values of secrets out of this process's environment, so that no program that it starts inherits them: git has no
 * use for them, nor has an emulator that runs on for days. Terraform gets those that its stack asks for.
 */
export function takeSecrets(env: NodeJS.ProcessEnv = process.env): void {
  for (const [name, value] of Object.entries(env)) {
    if (!name.startsWith(PREFIX) || value === undefined) continue;
    taken.set(name, value);
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- an environment has no other way
    delete env[name];
  }
}

/** The variables that were taken, by their names in the environment. */
export const secretVariables = (): NodeJS.ProcessEnv => Object.fromEntries(taken);

/**
 * Those that a configuration asks for.
 * @param variables names of its variables: `secret_app_session_key`
 */
export function secretVariablesOf(variables: readonly string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(
    variables
      .map((name) => `TF_VAR_${name}`)
      .flatMap((name) => {
        const value = taken.get(name);
        return value === undefined ? [] : [[name, value]];
      }),
  );
}
