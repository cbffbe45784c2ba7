import { parseArgs } from "node:util";
import { runMain, ToolError } from "../process/errors";
import { findMarked } from "./find-marked";
import { GITLAB_TOKEN } from "./hosts/gitlab";
import type { Host } from "./hosts/host";
import { hostOf } from "./hosts/host-of";
import { markerOf, reportText } from "./report-text";
import { retrying } from "./request";

const HELP = `Usage: node --import tsx tools/ci/comment.ts <environment> <plan.md>

Writes the plan into the one comment that the pull request, or merge request, has for the environment:
into the one that is there, or into a new one. Where there is no such file, it says that the plan failed.

GitHub: GITHUB_TOKEN (pull-requests: write) and PULL_REQUEST, its number.
GitLab: ${GITLAB_TOKEN}, an access token of the project; without it there is no comment.

  -h, --help   this help

  node --import tsx tools/ci/comment.ts dev plans/dev/plan.md
`;

/** @param args the command line's arguments */
export async function comment(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [environment, file, ...rest] = positionals;
  if (environment === undefined || file === undefined || rest.length > 0) throw new ToolError(HELP);
  if (env["GITLAB_CI"] === "true" && (env[GITLAB_TOKEN] ?? "") === "") {
    console.log(`No comment: ${GITLAB_TOKEN} is not set (docs/ci.md says how to make it).`);
    return 0;
  }
  const host = hostOf(env);
  const body = reportText("plan", environment, { file, jobUrl: host.jobUrl });
  const done = await retrying(() => writeComment(host, markerOf("plan", environment), body));
  console.log(`The comment about ${environment} is ${done}.`);
  return 0;
}

async function writeComment(
  host: Host,
  marker: string,
  body: string,
): Promise<"new" | "up to date"> {
  const found = findMarked(await host.comments(), marker);
  if (found === undefined) {
    await host.addComment(body);
    return "new";
  }
  await host.changeComment(found.id, body);
  return "up to date";
}

if (require.main === module) {
  void runMain(() => comment(process.argv.slice(2), process.env));
}
