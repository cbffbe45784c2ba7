import { parseArgs } from "node:util";
import type { Allow } from "#plan";
import { bootstrapIfNeeded } from "./deploy/bootstrap-if-needed";
import { deployEnvironment } from "./deploy/deploy-environment";
import { deployExitCode, describeDeploy } from "./deploy/outcome";
import { defaultParallelism, parseParallelism } from "./engine/parallelism";
import { runMain, ToolError } from "./process/errors";
import { commitAllows } from "./plan/commit-allows";
import { inEnvironment, stacksNamed } from "./plan/in-environment";
import { allowedBy } from "./plan/allowed-by";

const HELP = `Usage: npm run deploy -- <environment> [<stack> ...] [options]

Deploys an environment's stacks, all or those that are named. Each stack comes after those that it needs:
it is planned, you see what the plan does and decide, and exactly that plan is applied. What others changed
meanwhile is in its plan, so that a new environment takes one run. After a failure no further stack is begun,
and those at work come to their end; the same command goes on from there.

  --auto-approve                applies without asking. Protected resources that would be destroyed or
                                replaced, services that would be stopped or interrupted, and stacks
                                that left the code are asked for by their address all the same
  --allow <stack>:<address>     agrees to that beforehand
  --allows-of <range>           agrees to what commits of this range name in their message, in a line
                                "Plan-Allow: <stack>:<address>"
  --parallelism <n>             stacks at a time (default ${defaultParallelism()}: the processors, at least 4)
  --verbose                     prints everything that Terraform prints
  -h, --help                    this help

Exit code: 0 deployed, 1 failed, or not agreed to.

  npm run deploy -- dev
  npm run deploy -- dev dev-network
`;

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h" },
      "auto-approve": { type: "boolean", default: false },
      allow: { type: "string", multiple: true, default: [] },
      "allows-of": { type: "string" },
      parallelism: { type: "string", default: String(defaultParallelism()) },
      verbose: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [name, ...named] = positionals;
  if (name === undefined) throw new ToolError(HELP);
  const started = Date.now();
  const parallelism = parseParallelism(values.parallelism);
  const range = values["allows-of"];
  const allows: readonly Allow[] = [
    ...values.allow.map((gate) => ({ gate, by: allowedBy() })),
    ...(range === undefined ? [] : await commitAllows(range, name)),
  ];
  const autoApprove = values["auto-approve"];

  return inEnvironment(name, async (context) => {
    const { environment, app } = context;
    const ids = stacksNamed(named, app);
    await bootstrapIfNeeded(environment, autoApprove);
    const result = await deployEnvironment(context, {
      ...{ ids, autoApprove, allows, parallelism },
      ...(values.verbose && {
        onOutput: (_id: string, text: string) => {
          process.stdout.write(text);
        },
      }),
    });
    const again = ["npm run deploy --", name, ...named].join(" ");
    const milliseconds = Date.now() - started;
    console.log(`\n${describeDeploy(result, { environment, again, milliseconds })}`);
    return deployExitCode(result);
  });
}

if (require.main === module) void runMain(main);
