import "./changes/synth-directory";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { keyOf, MEASURED, readMeasured } from "./changes/measured";
import { EDITS } from "./changes/edits";
import { measure } from "./changes/measure";
import { CHANGES_PAGE, changesPage } from "./changes/page";
import { startEmulator } from "./emulator/start";
import { runMain, ToolError } from "./process/errors";
import { freePort } from "./process/free-port";
import { terraformEnvironment } from "./terraform/environment";

const HELP = `Usage: npm run docs:changes -- [<setting> ...] [options]

Writes docs/changes.md: what changing each setting does to a system that runs. An environment is deployed to
an emulator of its own, and for every setting a change of it is synthesized and planned there. It takes about
half an hour; with settings, only those are planned again.

  --page      writes only the page, of what was measured
  -h, --help  this help

  npm run docs:changes -- 'services.<name>.cpu'
`;

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h" },
      page: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (!values.page) await measureAll(positionals);
  writeFileSync(CHANGES_PAGE, changesPage());
  return 0;
}

async function measureAll(settings: readonly string[]): Promise<void> {
  const unknown = settings.filter((one) => EDITS.every(({ setting }) => setting !== one));
  if (unknown.length > 0) {
    throw new ToolError(`${unknown.join(", ")}: tools/changes/edits.ts has no such setting.`);
  }
  const edits = EDITS.filter(({ setting }) => settings.length === 0 || settings.includes(setting));
  const directory = mkdtempSync(path.join(os.tmpdir(), "changes-"));
  const { env, dispose } = await terraformEnvironment();
  const port = await freePort();
  const record = path.join(directory, "emulator");
  const emulator = await startEmulator({ port, directory: record, detached: false });
  const kept = settings.length === 0 ? [] : readMeasured();
  const measured = new Map(kept.map((one) => [keyOf(one), one]));
  try {
    await measure({
      ...{ edits, endpoint: emulator.endpoint, env },
      onMeasured: (change) => {
        measured.set(keyOf(change), change);
        console.log(`${keyOf(change)} (${measured.size} of ${EDITS.length})`);
        // What is measured stays, whatever happens to the next one.
        const inOrder = EDITS.flatMap((edit) => measured.get(keyOf(edit)) ?? []);
        writeFileSync(MEASURED, `${JSON.stringify(inOrder, undefined, 2)}\n`);
      },
    });
  } finally {
    await emulator.stop();
    dispose();
    rmSync(directory, { recursive: true });
  }
}

if (require.main === module) void runMain(main);
