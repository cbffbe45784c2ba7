declare global {
  /** What tools/start.mjs took out of the environment before anything else was started. */
  var secretVariables: readonly (readonly [name: string, value: string])[] | undefined;
}

/**
 * Values of secrets, by their variables' names in the environment (`TF_VAR_secret_app_session_key`). No
 * program that a tool starts inherits them: git has no use for them, nor has an emulator that runs on for
 * days.
 */
export const secretVariables = (): NodeJS.ProcessEnv =>
  Object.fromEntries(globalThis.secretVariables ?? []);

/**
 * Those that a configuration asks for.
 * @param variables names of its variables: `secret_app_session_key`
 */
export function secretVariablesOf(variables: readonly string[]): NodeJS.ProcessEnv {
  const wanted = new Set(variables.map((name) => `TF_VAR_${name}`));
  return Object.fromEntries(Object.entries(secretVariables()).filter(([name]) => wanted.has(name)));
}
