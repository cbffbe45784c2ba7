import { accessSync, constants } from "node:fs";
import path from "node:path";
import { ToolError } from "../process/errors";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** The installed browser: CHROMIUM_PATH where it is set, else the first one there is. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const { CHROMIUM_PATH: given, PATH: folders = "" } = environment;
  if (given !== undefined && given !== "") {
    if (canRun(given)) return given;
    throw new ToolError(`CHROMIUM_PATH: ${given} is no program that can be run.`);
  }
  return [
    ...NAMES.flatMap((name) =>
      folders.split(path.delimiter).map((folder) => path.join(folder, name)),
    ),
    MAC,
  ].find(canRun);
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return path.isAbsolute(file);
  } catch {
    return false;
  }
}
