import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { isRunning } from "../process/is-running";

const NAME = /^deploy-(\d+)\.log$/;

/**
 * The file that takes everything that a deployment's Terraform prints. Each run has its own, so that two at a
 * time do not write over each other; those of runs that are over go with the next.
 * @param directory the emulator's record; made where another checkout started the emulator
 */
export function deployLog(directory: string): string {
  mkdirSync(directory, { recursive: true });
  for (const name of readdirSync(directory)) {
    const [, pid] = NAME.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(path.join(directory, name));
  }
  return path.join(directory, `deploy-${process.pid}.log`);
}
