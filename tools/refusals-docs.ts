import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { refusalsOf, refusalsPage } from "./emulator/refusals-page";
import { startEmulator } from "./emulator/start";
import { freePort } from "./process/free-port";
import { PROJECT_ROOT } from "./project/paths";

/** The page that refusalsPage() makes; a test fails while it says something else. */
export const REFUSALS_PAGE = path.join(PROJECT_ROOT, "docs", "emulator-refusals.md");

/** Asks an emulator, which alone knows them. */
async function write(): Promise<void> {
  const directory = mkdtempSync(path.join(os.tmpdir(), "refusals-docs-"));
  const run = path.join(directory, "run");
  const port = await freePort();
  const emulator = await startEmulator({ port, directory: run, detached: false });
  try {
    writeFileSync(REFUSALS_PAGE, refusalsPage(await refusalsOf(port)));
  } finally {
    await emulator.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

if (require.main === module) void write();
