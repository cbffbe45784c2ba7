import { parseArgs } from "node:util";
import { runMain, ToolError } from "../process/errors";
import { findMarked } from "./find-marked";
import { GITLAB_TOKEN } from "./hosts/gitlab";
import type { Host } from "./hosts/host";
import { hostOf } from "./hosts/host-of";
import { markerOf, reportText } from "./report-text";
import { retrying } from "./request";

const HELP = `Usage: node --import tsx tools/ci/drift-issue.ts found <environment> <drift.md>
       node --import tsx tools/ci/drift-issue.ts gone <environment>

"found" writes the drift into the one open issue of the environment with the label drift, and opens it if
there is none. "gone" closes it.

GitHub: GITHUB_TOKEN (issues: write).
GitLab: ${GITLAB_TOKEN}, an access token of the project; without it there is no issue.

  -h, --help   this help

  node --import tsx tools/ci/drift-issue.ts found dev plans/dev-drift/drift.md
`;

/** @param args the command line's arguments */
export async function driftIssue(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [what, environment, file] = positionals;
  const expected = { found: 3, gone: 2 }[String(what)];
  if (environment === undefined || positionals.length !== expected) throw new ToolError(HELP);
  if (env["GITLAB_CI"] === "true" && (env[GITLAB_TOKEN] ?? "") === "") {
    console.log(`No issue: ${GITLAB_TOKEN} is not set (docs/ci.md says how to make it).`);
    return 0;
  }
  const host = hostOf(env);
  const done = await retrying(() =>
    file === undefined ? close(host, environment) : write(host, environment, file),
  );
  console.log(`The issue about drift in ${environment} is ${done}.`);
  return 0;
}

async function write(host: Host, environment: string, file: string): Promise<string> {
  const body = reportText("drift", environment, { file, jobUrl: host.jobUrl });
  const found = findMarked(await host.driftIssues(), markerOf("drift", environment));
  if (found === undefined) {
    await host.openDriftIssue(`Drift in ${environment}`, body);
    return "open now";
  }
  await host.changeIssue(found.id, body);
  return "up to date";
}

async function close(host: Host, environment: string): Promise<string> {
  const found = findMarked(await host.driftIssues(), markerOf("drift", environment));
  if (found === undefined) return "not there, as it should be";
  await host.closeIssue(found.id, `There is [no drift](${host.jobUrl}) any more.`);
  return "closed";
}

if (require.main === module) {
  void runMain(() => driftIssue(process.argv.slice(2), process.env));
}
