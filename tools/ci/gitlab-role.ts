import { parseArgs } from "node:util";
import { loadEnvironments } from "../../config/load-environments";
import type { Environment } from "../../config/schema/environment";
import { CI_DUTIES, type CiDuty } from "../../lib/names";
import { runMain, ToolError } from "../process/errors";
import { type CiEnvironment, ciEnvironments } from "./ci-environments";

/** Lines for a shell that make an environment's role the one that AWS's SDKs ask for. */
function roleExports({ region, noRefresh }: CiEnvironment, roleArn: string): string {
  return Object.entries({
    AWS_ROLE_ARN: roleArn,
    AWS_REGION: region,
    NO_REFRESH: noRefresh.join(" "),
  })
    .map(([name, value]) => `export ${name}=${quoted(value)}`)
    .join("\n");
}

/** One word to a shell, whatever stands in it. */
const quoted = (value: string) => `'${value.replaceAll("'", `'\\''`)}'`;

const HELP = `Usage: node --import tsx tools/ci/gitlab-role.ts <environment> plan|deploy|rollout

Prints what a job on GitLab sets to become the environment's role, as lines for a shell:
AWS_ROLE_ARN, AWS_REGION and NO_REFRESH. The environment has iam.ci and the provider gitlab.

  -h, --help   this help

  node --import tsx tools/ci/gitlab-role.ts dev plan
`;

/** @param args the command line's arguments */
export function printRole(args: readonly string[], environments: readonly Environment[]): number {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [name, duty, ...rest] = positionals;
  if (name === undefined || !isDuty(duty) || rest.length > 0) throw new ToolError(HELP);
  const found = ciEnvironments(environments, { provider: "gitlab" });
  const environment = found.find((one) => one.name === name);
  if (environment === undefined) {
    const known = found.map((one) => one.name).join(", ");
    throw new ToolError(
      `${name}: has no iam.ci with the provider gitlab: set it in environments/${name}.ts, or take its ` +
        `include out of .gitlab-ci.yml. ${known === "" ? "No environment has it." : `These have it: ${known}.`}`,
    );
  }
  const { [`${duty}RoleArn` as const]: roleArn } = environment;
  if (roleArn === undefined) {
    throw new ToolError(`${name}: has no role that rolls out: set iam.ci.rollout to true.`);
  }
  console.log(roleExports(environment, roleArn));
  return 0;
}

const isDuty = (text: string | undefined): text is CiDuty =>
  CI_DUTIES.some((duty) => duty === text);

if (require.main === module) {
  void runMain(() => Promise.resolve(printRole(process.argv.slice(2), loadEnvironments())));
}
