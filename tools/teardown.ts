import { parseArgs } from "node:util";
import { findEnvironment } from "../config/load-environments";
import type { Environment } from "../config/schema/environment";
import { destroyStacks } from "./teardown/destroy-stacks";
import { describeLeftLogs, leftLogs } from "./teardown/left-logs";
import { defaultParallelism, parseParallelism } from "./engine/parallelism";
import { asDeployed } from "./leftovers/order";
import { runMain, ToolError } from "./process/errors";
import { type InEnvironment, inEnvironment } from "./plan/in-environment";
import { removeState } from "./state/remove-state";
import { stateExists } from "./state/state-exists";
import { question } from "./terminal/question";

const HELP = `Usage: npm run teardown -- <environment> [--yes <environment>] [--state]

Destroys everything the environment's stacks made, except the state bucket and its key.

  --yes <environment>   do not ask; the name must be the same
  --state               then delete the state bucket and its key too, if no state in the bucket
                        lists resources any more
  --guardduty           also remove the endpoint and the security group that GuardDuty made in the
                        VPC, which cannot be destroyed with them
  --parallelism <n>     stacks at a time (default ${defaultParallelism()}: the processors, at least 4)
  -h, --help            this help

  npm run teardown -- dev
  npm run teardown -- dev --yes dev --state
`;

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h" },
      yes: { type: "string" },
      state: { type: "boolean", default: false },
      guardduty: { type: "boolean", default: false },
      parallelism: { type: "string", default: String(defaultParallelism()) },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [name, ...rest] = positionals;
  if (name === undefined || rest.length > 0) throw new ToolError(HELP);
  const environment = findEnvironment(name);
  refuseProtected(environment);
  await confirm(environment, values.yes, values.state);
  const parallelism = parseParallelism(values.parallelism);
  // Findings are no reason to keep what is to be destroyed.
  const options = { guardrails: false, order: asDeployed };
  return inEnvironment(name, (context) => teardown(context, { ...values, parallelism }), options);
}

interface TeardownOptions {
  readonly state: boolean;
  readonly guardduty: boolean;
  readonly parallelism: number;
}

async function teardown(
  context: InEnvironment,
  { state, guardduty, parallelism }: TeardownOptions,
): Promise<number> {
  const { environment } = context;
  if (!(await stateExists(environment))) {
    console.log(
      `Environment ${environment.name} has no state bucket: there is nothing to destroy.`,
    );
    return 0;
  }
  const code = await destroyStacks(context, { parallelism, removeGuardDuty: guardduty });
  if (code === 0)
    for (const text of describeLeftLogs(await leftLogs(environment))) console.log(text);
  if (code !== 0 || !state) return code;
  console.log(await removeState(environment));
  return 0;
}

export function refuseProtected({ name, deletionProtection }: Environment): void {
  if (!deletionProtection) return;
  throw new ToolError(
    `Environment ${name} has deletionProtection on: nothing was destroyed. To tear it down, set ` +
      `deletionProtection: false in environments/${name}.ts, deploy that, and try again.`,
  );
}

async function confirm({ name, accountId, region }: Environment, yes?: string, state = false) {
  if (yes === name) return;
  if (yes !== undefined) {
    throw new ToolError(
      `--yes names ${yes}, but the environment is ${name}: nothing was destroyed.`,
    );
  }
  if (!process.stdin.isTTY) {
    throw new ToolError(`Nobody can be asked here. To go ahead without: --yes ${name}`);
  }
  console.log(
    `This destroys environment ${name} in account ${accountId}, ${region}` +
      `${state ? ", its state bucket included" : ""}. It cannot be undone.`,
  );
  const answer = await question(`Type ${name} to go ahead: `);
  if (answer.trim() !== name) throw new ToolError("Nothing was destroyed.");
}

if (require.main === module) void runMain(main);
