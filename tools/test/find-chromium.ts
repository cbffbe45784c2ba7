import { accessSync, constants } from "node:fs";
import path from "node:path";
import { ToolError } from "../errors";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/**
 * CHROMIUM_PATH where it is set, else the first one there is.
 * @throws ToolError that says what to install
 */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string {
  const { CHROMIUM_PATH: given, PATH: folders = "" } = environment;
  if (given !== undefined && given !== "") {
    if (canRun(given)) return given;
    throw new ToolError(`CHROMIUM_PATH: ${given} is no program that can be run.`);
  }
  const found = [
    ...NAMES.flatMap((name) =>
      folders.split(path.delimiter).map((folder) => path.join(folder, name)),
    ),
    MAC,
  ].find(canRun);
  if (found !== undefined) return found;
  throw new ToolError(
    "No Chromium and no Chrome was found. Install one (Debian: apt-get install chromium), or name " +
      "the program in CHROMIUM_PATH. SKIP_LAYERS=browser leaves these tests out.",
  );
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return path.isAbsolute(file);
  } catch {
    return false;
  }
}
