import { ToolError } from "../../process/errors";
import { github } from "./github";
import { gitlab } from "./gitlab";
import type { Host } from "./host";

/**
 * The host whose job this is.
 * @throws ToolError outside of a job, or when a variable is not set
 */
export function hostOf(env: NodeJS.ProcessEnv): Host {
  if (env["GITHUB_ACTIONS"] === "true") return github(env);
  if (env["GITLAB_CI"] === "true") return gitlab(env);
  throw new ToolError("This runs in a job: neither GITHUB_ACTIONS nor GITLAB_CI is true.");
}
