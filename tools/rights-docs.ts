import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { RECORDED } from "./calls/recorded";
import { RECORDING } from "./calls/recording";
import { type Reduced, reduce } from "./calls/reduce";
import { RIGHTS_PAGE, rightsPage } from "./calls/rights-page";
import { runMain } from "./process/errors";

const HELP = `Usage: npm run docs:rights -- [<recording>]

Writes docs/deploying-rights.md: what somebody who deploys needs, by stack, from tools/calls/recorded.json. With
a recording of the story with everything on (__tests__/integration/stories/everything-on.test.ts, which
writes it to the file that RECORD_CALLS names), that is made anew first.

  -h, --help  this help

  npm run docs:rights
  npm run docs:rights -- calls.json
`;

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [recording] = positionals;
  if (recording !== undefined) {
    const read = RECORDING.parse(JSON.parse(readFileSync(recording, "utf8")));
    writeFileSync(RECORDED, textOf(reduce(read)));
  }
  writeFileSync(RIGHTS_PAGE, rightsPage());
  return Promise.resolve(0);
}

/** One call a line, so that a difference names the calls. */
function textOf({ facts, calls }: Reduced): string {
  const lines = calls.map((call) => `  ${JSON.stringify(call)}`);
  return `{"facts": ${JSON.stringify(facts, undefined, 1)},\n "calls": [\n${lines.join(",\n")}\n]}\n`;
}

if (require.main === module) void runMain(main);
