import { setTimeout as sleep } from "node:timers/promises";
import { isRunning } from "../process/is-running";

/** Waits until the process has ended; `false` when it still runs after the time. */
export async function waitUntilGone(pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (isRunning(pid)) {
    if (Date.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}
