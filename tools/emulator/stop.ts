import { ToolError } from "../process/errors";
import { identify } from "./health";
import { waitUntilGone } from "./processes";
import { isRunning } from "../process/is-running";
import { lastLogLines, recordDirectory, recordedPid, removeRecord } from "./record";

const PATIENCE_MS = 5 * 60_000;

/**
 * Stops the emulator on this port and removes its files, with all that it holds and has saved. Only a process
 * that answers as this project's emulator *and* that this checkout has on record is ended.
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
      `The emulator on port ${port} (process ${listener.pid}) was started by ` +
        'another checkout: run "npm run local:down" there, or end that process.',
    );
  }
  // On any other signal it would save what it holds first.
  process.kill(pid, "SIGKILL");
  if (!(await waitUntilGone(pid, PATIENCE_MS)) && isRunning(pid)) {
    throw new ToolError(
      `The emulator (process ${pid}) did not stop within ` +
        `${PATIENCE_MS / 1000} s. Its log ends with:\n${lastLogLines(directory, 20)}`,
    );
  }
  removeRecord(directory);
  return true;
}
