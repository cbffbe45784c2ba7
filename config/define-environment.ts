import type { EnvironmentInput } from "./schema/environment";

/**
 * Gives an environment file its types: completion and errors in the editor. Values are checked
 * when the app loads, all environments at once (config/load-environments.ts).
 */
export function defineEnvironment(environment: EnvironmentInput): EnvironmentInput {
  return environment;
}
