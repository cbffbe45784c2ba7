import { ToolError } from "../../process/errors";

/**
 * A variable that the job has to have.
 * @throws ToolError with what to do
 */
export function required(env: NodeJS.ProcessEnv, name: string, remedy: string): string {
  const value = env[name];
  if (value === undefined || value === "") throw new ToolError(`${name} is not set: ${remedy}.`);
  return value;
}
