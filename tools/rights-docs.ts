import { readFileSync, writeFileSync } from "node:fs";
import { RECORDED } from "./calls/recorded";
import { RECORDING } from "./calls/recording";
import { type Reduced, reduce } from "./calls/reduce";

/** One call a line, so that a difference names the calls. */
function textOf({ facts, calls }: Reduced): string {
  const lines = calls.map((call) => `  ${JSON.stringify(call)}`);
  return `{"facts": ${JSON.stringify(facts, undefined, 1)},\n "calls": [\n${lines.join(",\n")}\n]}\n`;
}

/** Takes over a recording, where one is given. */
function main(recording = process.argv[2]): void {
  if (recording !== undefined) {
    const reduced = reduce(RECORDING.parse(JSON.parse(readFileSync(recording, "utf8"))));
    writeFileSync(RECORDED, textOf(reduced));
  }
}

if (require.main === module) main();
