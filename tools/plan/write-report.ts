import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { html, markdown, type PlanReport } from "#plan";
import { sha256 } from "./synthesize";

/** Digests of all other files of the directory, as `sha256sum --check` reads them. */
export const DIGESTS_FILE = "SHA256SUMS";

/** Writes `plan.json`, `plan.md` and `plan.html`, or `drift.…`, and the digests of all files there. */
export function writeReport(directory: string, report: PlanReport): void {
  const write = (name: string, text: string) => {
    writeFileSync(path.join(directory, name), text);
  };
  write(`${report.kind}.json`, `${JSON.stringify(report, undefined, 2)}\n`);
  write(`${report.kind}.md`, markdown(report));
  write(`${report.kind}.html`, html(report));

  rmSync(path.join(directory, DIGESTS_FILE), { force: true });
  const digests = readdirSync(directory)
    .toSorted()
    .map((name) => `${sha256(readFileSync(path.join(directory, name)))}  ${name}\n`);
  write(DIGESTS_FILE, digests.join(""));
}
