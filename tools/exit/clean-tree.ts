import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ToolError } from "../process/errors";

const run = promisify(execFile);

/**
 * @param root a checkout of the project
 * @throws ToolError where files differ from the commit: to undo a move would undo them, too
 */
export async function refuseDirtyTree(root: string): Promise<void> {
  const { stdout } = await run("git", ["status", "--porcelain"], { cwd: root });
  if (stdout === "") return;
  throw new ToolError(`Commit or put aside first what differs from the commit:\n${stdout}`);
}

/** Takes back every change of files that are committed. */
export async function restoreTree(root: string): Promise<void> {
  await run("git", ["restore", "--staged", "--worktree", "."], { cwd: root });
}
