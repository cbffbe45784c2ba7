import { z } from "zod";
import { ToolError } from "../process/errors";
import { ask } from "./health";

const SAVE_PATH = "/_emulator/save";
/** It takes less than a second, but comes after the requests that are running. */
const PATIENCE_MS = 5 * 60_000;

const ANSWER = z.union([z.object({ file: z.string() }), z.object({ error: z.string() })]);

/**
 * Has the emulator on the port write everything that it holds to its file.
 *
 * @returns the file. It holds secrets in clear, and only its owner can read it
 */
export async function writeSnapshot(port: number): Promise<string> {
  const answer = ANSWER.parse(JSON.parse(await ask(port, "POST", SAVE_PATH, PATIENCE_MS)));
  if ("error" in answer) throw new ToolError(answer.error);
  return answer.file;
}

/**
 * Keeps what the emulator on the port holds, for the next start of one on this port. Whatever was
 * saved before is left where that fails, and the person at the keyboard is told.
 */
export async function saveEmulator(port: number): Promise<void> {
  try {
    await writeSnapshot(port);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(
      "Warning: what is deployed was not saved, and is gone once the emulator's process is: " +
        reason,
    );
  }
}
