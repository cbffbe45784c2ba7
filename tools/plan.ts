import path from "node:path";
import { parseArgs } from "node:util";
import { type Allow, exitCode } from "#plan";
import { runMain, ToolError } from "./process/errors";
import { PROJECT_ROOT } from "./project/paths";
import { commitAllows } from "./plan/commit-allows";
import { emptyDirectory } from "./plan/empty-directory";
import { environmentStates } from "./plan/environment-states";
import { inEnvironment, stacksNamed } from "./plan/in-environment";
import { makeReport } from "./plan/make-report";
import { allowedBy } from "./plan/allowed-by";
import { planEnvironment } from "./plan/plan-environment";
import { outcomeOf, summaryOf } from "./plan/summary";
import { writeReport } from "./plan/write-report";
import { liveList } from "./terminal/live-list";

const HELP = `Usage: npm run plan -- <environment> [<stack> ...] [options]

Plans an environment's stacks, all or those that are named, as many at a time as there are
processors, and writes plan.html, plan.md and plan.json, with the plans themselves beside them. A
stack whose upstream is not deployed yet is a preview: planned against what the code says of it, and
not to be applied. The plan files hold values in clear: keep them as safe as the state.

  --out <directory>             where to write (default plans/<environment>)
  --allow <stack>:<address>     allows what a gate blocks at this address; the report says who did
  --allows-of <range>           allows what commits of this range name in their message, in a
                                line "Plan-Allow: <stack>:<address>"
  --no-refresh <stack>          plans the stack without asking AWS how its resources are
  -h, --help                    this help

Exit code: 0 nothing to do, 2 changes, 3 a gate blocks, 1 an error.

  npm run plan -- dev
  npm run plan -- dev dev-network --allow 'dev-network:aws_subnet.private_a_subnet_1A2B3C4D'
  npm run apply -- plans/dev
`;

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h" },
      out: { type: "string" },
      allow: { type: "string", multiple: true, default: [] },
      "allows-of": { type: "string" },
      "no-refresh": { type: "string", multiple: true, default: [] },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [name, ...named] = positionals;
  if (name === undefined) throw new ToolError(HELP);
  const directory = path.resolve(values.out ?? path.join(PROJECT_ROOT, "plans", name));
  const range = values["allows-of"];
  const allows: readonly Allow[] = [
    ...values.allow.map((gate) => ({ gate, by: allowedBy() })),
    ...(range === undefined ? [] : await commitAllows(range, name)),
  ];

  return inEnvironment(name, async ({ environment, app, env }) => {
    const ids = stacksNamed(named, app);
    const unrefreshed =
      values["no-refresh"].length > 0 ? stacksNamed(values["no-refresh"], app) : [];
    emptyDirectory(directory);
    const all = app.stacks.map(({ id }) => id);
    const list = await liveList(ids);
    const planned = await planEnvironment({
      app,
      ids,
      states: await environmentStates(environment, all),
      directory,
      env,
      optionsFor: (id) => (unrefreshed.includes(id) ? ["-refresh=false"] : []),
      onStep: (id, step) => {
        list.set(id, step);
      },
      onPlanned: (stack) => {
        list.end(stack.id, outcomeOf(stack));
      },
    }).finally(() => {
      list.close();
    });
    const states = await environmentStates(environment, all);
    const report = await makeReport({ kind: "plan", environment, app, planned, states, allows });
    writeReport(directory, report);
    console.log(`\n${summaryOf(report)}\n${path.join(directory, "plan.html")}`);
    return exitCode(report);
  });
}

if (require.main === module) void runMain(main);
