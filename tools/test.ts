import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { runMain, ToolError } from "./process/errors";
import { PROJECT_ROOT } from "./project/paths";
import { runToEnd } from "./process/run-to-end";
import { ALL, countByLayer, LAYERS, layersToRun, summary } from "./test/layers";

const HELP = `Usage: npm test [-- [${ALL}] <jest options>]

Runs the layers of tests: ${LAYERS.join(", ")}, the last two only with ${ALL}. A layer that
cannot run fails and says what to install, and a layer without a test that ran fails too.

  ${ALL}         the stories and the faults, too: every other thing that happens to a deployed
                environment, most of an hour on two processors
  SKIP_LAYERS   layers to leave out all the same, separated by commas (terraform,lifecycle)

  npm run test:unit        constructs, configuration, stacks and app, in a minute or two
  npm run test:terraform   Terraform and the provider validate every stack
  npm run test:browser     opens the report of a plan in Chromium
  npm run test:lifecycle   deploys to the emulated AWS, checks what exists, destroys it
  npm run test:stories     edits, gates, drift, earlier versions, everything on
  npm run test:faults      what is killed, cut off, lost, expired and full
`;

async function main(): Promise<number> {
  const given = process.argv.slice(2);
  const args = given.filter((argument) => argument !== ALL);
  if (args.includes("--help") || args.includes("-h")) {
    console.log(HELP);
    return 0;
  }
  const { run, skipped } = layersToRun(process.env["SKIP_LAYERS"], given.includes(ALL));
  const directory = mkdtempSync(path.join(os.tmpdir(), "test-results-"));
  const results = path.join(directory, "results.json");
  try {
    const jest = require.resolve("jest/bin/jest", { paths: [PROJECT_ROOT] });
    const options = ["--selectProjects", ...run, "--maxWorkers=2", "--json"];
    const code = await runToEnd(
      process.execPath,
      [jest, ...options, `--outputFile=${results}`, ...args],
      { env: process.env, cwd: PROJECT_ROOT },
    );
    const counts = countByLayer(readResults(results));
    console.log(summary(counts, skipped));
    const idle = run.filter((layer) => counts[layer].passed + counts[layer].failed === 0);
    // A selection of tests by hand need not touch every layer.
    if (idle.length > 0 && args.length === 0) {
      throw new ToolError(`No test ran in the layers ${idle.join(", ")}.`);
    }
    return code;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function readResults(file: string) {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Parameters<typeof countByLayer>[0];
  } catch {
    throw new ToolError("Jest ended without results.");
  }
}

if (require.main === module) void runMain(main);
