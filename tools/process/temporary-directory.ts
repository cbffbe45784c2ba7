import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { isRunning } from "./is-running";

/** Short, for the path of a Unix socket may have no more than 104 characters, and plugins put theirs here. */
const PREFIX = "v2e-";
/** Process ids of other machines and containers that have the same directory say nothing here. */
const HOST = createHash("sha256").update(os.hostname()).digest("hex").slice(0, 4);
const NAME = new RegExp(`^${PREFIX}(\\d+)-${HOST}-`);

/**
 * Makes a directory for this run, only for its owner, in the system's temporary directory. It is removed when
 * the process ends in any order; of a process that was killed, by the next run that makes one.
 * @param what it is for, a short word
 */
export function temporaryDirectory(what: string): { directory: string; dispose: () => void } {
  clearLeft();
  const directory = mkdtempSync(path.join(os.tmpdir(), `${PREFIX}${process.pid}-${HOST}-${what}-`));
  const dispose = () => {
    rmSync(directory, { recursive: true, force: true });
    process.removeListener("exit", dispose);
  };
  process.on("exit", dispose);
  return { directory, dispose };
}

/** Removes the directories of processes that are no more. */
function clearLeft(): void {
  for (const name of readdirSync(os.tmpdir())) {
    const [, pid] = NAME.exec(name) ?? [];
    if (pid === undefined || isRunning(Number(pid))) continue;
    try {
      rmSync(path.join(os.tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Somebody else's, or another run clears it just now.
    }
  }
}
