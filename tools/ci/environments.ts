import { appendFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { loadEnvironments } from "../../config/load-environments";
import type { Environment } from "../../config/schema/environment";
import { runMain, ToolError } from "../process/errors";
import { ciEnvironments } from "./ci-environments";

const HELP = `Usage: node --import tsx tools/ci/environments.ts [<environment>] [options]

Prints the environments that GitHub plans and deploys, in the order that they are deployed in, as JSON:
those with iam.ci and the provider github. In a job it is the output "environments", too.

  --branch <name>   only those that are deployed from this branch
  --rollout         only those with a role that rolls out images (iam.ci.rollout)
  -h, --help        this help

  node --import tsx tools/ci/environments.ts --branch main
`;

/** @param args the command line's arguments */
export function printEnvironments(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  environments: readonly Environment[],
): number {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h" },
      branch: { type: "string" },
      rollout: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  // A job hands over an empty text where nobody named one.
  const wanted = positionals.filter((name) => name !== "");
  if (wanted.length > 1) throw new ToolError(HELP);
  const { branch, rollout } = values;
  const found = ciEnvironments(environments, { provider: "github", branch }).filter(
    ({ rolloutRoleArn }) => !rollout || rolloutRoleArn !== undefined,
  );
  const known = found.map(({ name }) => name).join(", ");
  const [only] = wanted;
  const chosen = only === undefined ? found : found.filter(({ name }) => name === only);
  const where =
    (rollout ? ".rollout" : "") + (branch === undefined ? "" : ` and the branch ${branch}`);
  if (only !== undefined && chosen.length === 0) {
    throw new ToolError(
      `${only}: CI has no such environment with iam.ci${where}: ` +
        (known === "" ? "none has it. docs/ci.md says how to set it." : `use ${known}.`),
    );
  }

  console.log(JSON.stringify(chosen, undefined, 2));
  const { GITHUB_OUTPUT: output } = env;
  if (output !== undefined) {
    appendFileSync(output, `environments=${JSON.stringify(chosen)}\n`);
    if (chosen.length === 0) {
      console.log(`::notice::No environment has iam.ci for GitHub${where}: see docs/ci.md.`);
    }
  }
  return 0;
}

if (require.main === module) {
  void runMain(() =>
    Promise.resolve(printEnvironments(process.argv.slice(2), process.env, loadEnvironments())),
  );
}
