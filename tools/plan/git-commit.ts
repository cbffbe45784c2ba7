import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { PROJECT_ROOT } from "../project/paths";

const run = promisify(execFile);

/** What the plan is made of: the checked-out commit, and `-dirty` after it where files differ. */
export async function gitCommit(): Promise<string> {
  try {
    const { stdout: commit } = await run("git", ["rev-parse", "HEAD"], { cwd: PROJECT_ROOT });
    const { stdout: changes } = await run("git", ["status", "--porcelain"], { cwd: PROJECT_ROOT });
    return `${commit.trim()}${changes.trim() === "" ? "" : "-dirty"}`;
  } catch {
    return "unknown";
  }
}
