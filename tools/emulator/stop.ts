import { ToolError } from "../errors";
import { identify } from "./health";
import { isRunning, waitUntilGone } from "./processes";
import { lastLogLines, recordDirectory, recordedPid, removeRecord } from "./record";

const STOP_TIMEOUT_MS = 15_000;

/**
 * Stops the emulator on this port and removes its files. Only a process that answers as this
 * project's emulator *and* that this checkout has on record is ended.
 *
 * @returns whether one was running
 */
export async function stopEmulator(
  port: number,
  directory: string = recordDirectory(port),
): Promise<boolean> {
  const listener = await identify(port);
  const pid = recordedPid(directory);
  if (listener.kind !== "emulator") {
    // What is left of an emulator that was killed. A process that got the same id is not ours.
    removeRecord(directory);
    return false;
  }
  if (listener.pid !== pid) {
    throw new ToolError(
      `The emulator on port ${String(port)} (process ${String(listener.pid)}) was started by ` +
        'another checkout: run "npm run local:down" there, or end that process.',
    );
  }
  process.kill(pid, "SIGTERM");
  if (!(await waitUntilGone(pid, STOP_TIMEOUT_MS)) && isRunning(pid)) {
    throw new ToolError(
      `The emulator (process ${String(pid)}) did not stop within ` +
        `${String(STOP_TIMEOUT_MS / 1000)} s. Its log ends with:\n${lastLogLines(directory, 20)}`,
    );
  }
  removeRecord(directory);
  return true;
}
