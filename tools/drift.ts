import path from "node:path";
import { parseArgs } from "node:util";
import { exitCode } from "#plan";
import { runMain, ToolError } from "./process/errors";
import { temporaryDirectory } from "./process/temporary-directory";
import { PROJECT_ROOT } from "./project/paths";
import { emptyDirectory } from "./plan/empty-directory";
import { environmentStates, ownedIn } from "./plan/environment-states";
import { inEnvironment, stacksNamed } from "./plan/in-environment";
import { makeReport } from "./plan/make-report";
import { planEnvironment } from "./plan/plan-environment";
import { targetsBesideWaiting } from "./plan/targets-beside-waiting";
import { driftSummaryOf, outcomeOf } from "./plan/summary";
import { writeReport } from "./plan/write-report";
import { liveList } from "./terminal/live-list";

const HELP = `Usage: npm run drift -- <environment> [<stack> ...] [options]

Asks AWS what has changed since the last apply, stack by stack, and writes drift.html, drift.md and
drift.json. Nothing is changed, neither in AWS nor in the states. Stacks that are not deployed are
left out.

  --out <directory>   where to write (default plans/<environment>-drift)
  --without <stack>   leaves this stack out
  -h, --help          this help

Exit code: 0 no drift, 2 drift, 1 an error.

  npm run drift -- dev
`;

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h" },
      out: { type: "string" },
      without: { type: "string", multiple: true, default: [] },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [name, ...named] = positionals;
  if (name === undefined) throw new ToolError(HELP);
  const directory = path.resolve(values.out ?? path.join(PROJECT_ROOT, "plans", `${name}-drift`));

  return inEnvironment(name, async ({ environment, app, env }) => {
    const wanted = stacksNamed(named, app);
    // A stack that left the code still owns what it made in others.
    const ids = app.stacks.map(({ id }) => id);
    const states = await environmentStates(environment, ids);
    const owned = ownedIn(states);
    const without = values.without.length > 0 ? stacksNamed(values.without, app) : [];
    const asked = wanted.filter((id) => !without.includes(id));
    const deployed = asked.filter((id) => states?.has(id) === true);
    emptyDirectory(directory);
    const list = await liveList(deployed);
    // Applying one would write what drifted into the state, as if it had been meant: none is kept.
    const { directory: plans, dispose } = temporaryDirectory("drift");
    const planned = await planEnvironment({
      app,
      ids: deployed,
      states,
      directory: plans,
      previews: false,
      env,
      optionsFor: (id) => [
        "-refresh-only",
        ...targetsBesideWaiting(
          app.stacks.find((stack) => stack.id === id),
          owned,
        ),
      ],
      onStep: (id, step) => {
        list.set(id, step);
      },
      onPlanned: (stack) => {
        list.end(stack.id, outcomeOf(stack, { app, owned }));
      },
    }).finally(() => {
      list.close();
      dispose();
    });
    const report = await makeReport({ kind: "drift", environment, app, planned, states });
    writeReport(directory, report);
    const left = asked.filter((id) => !deployed.includes(id));
    if (left.length > 0) console.log(`\nNot deployed, and left out: ${left.join(", ")}.`);
    console.log(`\n${driftSummaryOf(report)}\n${path.join(directory, "drift.html")}`);
    return exitCode(report);
  });
}

if (require.main === module) void runMain(main);
