import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { type Finished, run, toolArguments } from "../../lifecycle/support/run";

/** Name spaces of a user's own, which not every machine lets a user have. */
const UNSHARE = ["unshare", "--map-root-user", "--mount"] as const;

/** Whether a disk can be made that is full. Linux alone can, and a container only where it may mount. */
export function canFillDisks(): boolean {
  const [command, ...args] = UNSHARE;
  const mount = ["sh", "-c", "mount -t tmpfs -o size=64k tmpfs /tmp"];
  return spawnSync(command, [...args, ...mount]).status === 0;
}

export interface FullDiskOptions {
  /**
   * Directories of the checkout, or others, on a disk of their own for this run. What they hold is not seen
   * there.
   */
  readonly directories: readonly string[];
  /** In KiB. */
  readonly size: number;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Runs a tool to its end while some directories lie on a disk that is soon full. */
export function runOnFullDisk(
  { directories, size, cwd, env }: FullDiskOptions,
  tool: string,
  ...args: readonly string[]
): Promise<Finished> {
  const mounts = directories.map((directory) => {
    const at = path.resolve(cwd, directory);
    mkdirSync(at, { recursive: true });
    return `mount -t tmpfs -o size=${size}k tmpfs '${at}'`;
  });
  const [command, ...options] = UNSHARE;
  const script = [...mounts, 'exec "$@"'].join(" && ");
  const node = [process.execPath, ...toolArguments(tool, args)];
  return run(command, [...options, "sh", "-c", script, "sh", ...node], { cwd, env });
}
