import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { emulatorPort } from "../config/emulator";
import { stopEmulator } from "./emulator/stop";
import { runMain } from "./process/errors";
import { stackDirectories } from "./local/forget-backends";
import { LOCAL_DIRECTORY, SYNTH_DIRECTORY } from "./project/paths";

const HELP = `Usage: npm run local:down

Stops the emulator that "npm run local" started, with everything deployed there, and removes what
it left in the project.

  -h, --help   this help

  EMULATOR_PORT   the emulator's port (default 4566)
`;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { help: { type: "boolean", short: "h" } } });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const port = Number(emulatorPort());
  const stopped = await stopEmulator(port);
  console.log(stopped ? "Stopped the emulator." : `No emulator runs on port ${port}.`);

  for (const directory of stackDirectories("local", SYNTH_DIRECTORY)) {
    rmSync(directory, { recursive: true, force: true });
  }
  // The Python environment stays if there is one: it takes a while to make.
  if (existsSync(LOCAL_DIRECTORY) && readdirSync(LOCAL_DIRECTORY).length === 0) {
    rmdirSync(LOCAL_DIRECTORY);
  }
  return 0;
}

if (require.main === module) void runMain(main);
