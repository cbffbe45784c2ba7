import path from "node:path";
import { parseArgs } from "node:util";
import type { PlanReport } from "#plan";
import { applyEnvironment, appliableOf } from "./apply/apply-environment";
import { fileDigests, writtenDigests } from "./apply/files";
import { applyExitCode, describeOutcome } from "./apply/outcome";
import { ApplyRecord } from "./apply/record";
import { refusals } from "./apply/refusals";
import { readSavedPlan } from "./apply/saved-plan";
import { parseParallelism } from "./engine/parallelism";
import { Progress } from "./engine/progress";
import { runMain, ToolError } from "./process/errors";
import { environmentStates } from "./plan/environment-states";
import { gitCommit } from "./plan/git-commit";
import { type InEnvironment, inEnvironment } from "./plan/in-environment";
import { configurationDigest } from "./plan/synthesize";
import { liveList } from "./terminal/live-list";

const HELP = `Usage: npm run apply -- <directory> [options]

Applies exactly the plans that "npm run plan" saved in a directory, in the order in which stacks are
deployed, and stops at the first failure. Nothing is applied when a plan is a preview, or is of another
account, region, commit or configuration, was changed, is older than its state, or has a blocking gate.

A stack that reads what another stack's apply has changed is planned again. Unless it does the same as
was reviewed, but for what it reads, the run stops for a new review.

  --leave-previews      applies the others, and leaves the previews for the next plan
  --parallelism <n>     stacks at a time, where none needs the other (default 1)
  -h, --help            this help

Exit code: 0 everything is applied, 2 previews are left, 1 refused or failed.
Running it again goes on where it was stopped.

  npm run plan -- dev
  npm run apply -- plans/dev
`;

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h" },
      "leave-previews": { type: "boolean", default: false },
      parallelism: { type: "string", default: "1" },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [named, ...others] = positionals;
  if (named === undefined || others.length > 0) throw new ToolError(HELP);
  const parallelism = parseParallelism(values.parallelism);
  const report = readSavedPlan(path.resolve(named));
  const options = { report, named, parallelism, leavePreviews: values["leave-previews"] };
  // What an earlier run has destroyed is no leftover any more, and its plan is still among them.
  const leftovers = report.stacks.flatMap(({ id, leftover }) => (leftover ? [id] : []));
  return inEnvironment(report.environment, (context) => apply(context, options), { leftovers });
}

interface ApplyOptions {
  readonly report: PlanReport;
  /** The directory, as it was named. */
  readonly named: string;
  readonly parallelism: number;
  readonly leavePreviews: boolean;
}

async function apply(context: InEnvironment, options: ApplyOptions): Promise<number> {
  const { environment, app, env } = context;
  const { report, named, parallelism, leavePreviews } = options;
  const directory = path.resolve(named);
  const record = new ApplyRecord(directory);
  const ids = app.stacks.map(({ id }) => id);
  const reasons = refusals(report, {
    environment: environment.name,
    account: environment.accountId,
    region: environment.region,
    commit: await gitCommit(),
    files: fileDigests(directory),
    digests: writtenDigests(directory),
    configurations: new Map(ids.map((id) => [id, configurationDigest(id)])),
    states: (await environmentStates(environment, ids)) ?? new Map(),
    applied: (id) => record.of(id),
    leavePreviews,
  });
  if (reasons.length > 0) {
    throw new ToolError(
      ["Nothing was applied:", ...reasons.map((reason) => `  ${reason}`)].join("\n"),
    );
  }

  const stacks = appliableOf(report);
  const list = await liveList(stacks.map(({ id }) => id));
  const progress = new Progress(app);
  for (const { id, counts } of stacks) progress.expect(id, counts);
  const result = await applyEnvironment({
    ...{ environment, app, report, directory, record, env, parallelism },
    onStep: (id, step) => {
      list.set(id, step);
    },
    onOutput: (id, text) => {
      for (const event of progress.read(id, text)) list.tell(id, event);
    },
    onLine: (id, line) => {
      list.tell(id, line);
    },
    onDone: (id, outcome) => {
      list.end(id, outcome);
    },
    onFailed: (id) => {
      list.end(id, "failed");
    },
  }).finally(() => {
    list.close();
  });
  console.log(`\n${describeOutcome(result, { report, directory: named })}`);
  return applyExitCode(result, report);
}

if (require.main === module) void runMain(main);
