import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { errorCode, ToolError } from "../process/errors";

/** What the commands write: reports, plans, digests, the record of an apply. */
const OURS = /^(?:(?:plan|drift)\.(?:json|md|html)|SHA256SUMS|applied\.json|.+\.tfplan)$/;

/**
 * Makes a directory, and takes out of it what an earlier run left: it must not be taken for this one's.
 * @throws ToolError when something else is in there; nothing is removed then
 */
export function emptyDirectory(directory: string): void {
  const found = filesIn(directory);
  const others = found.filter((file) => !OURS.test(file));
  if (others.length > 0) {
    throw new ToolError(
      `--out ${directory}: holds ${others.slice(0, 3).join(", ")}, which no plan wrote: name a ` +
        "directory that is empty, or that holds an earlier plan.",
    );
  }
  for (const file of found) rmSync(path.join(directory, file));
  // Plans hold values in clear.
  mkdirSync(directory, { recursive: true, mode: 0o700 });
}

function filesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw new ToolError(`--out ${directory}: is not a directory that can be read: name another.`);
  }
}
