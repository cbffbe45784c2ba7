import path from "node:path";
import { parsePlan, type SynthesizedApp, type SynthesizedStack } from "#terraform";
import type { Environment } from "../../config/schema/environment";
import {
  changedInputs,
  inputsOf,
  type PlanReport,
  producerOf,
  readsOf,
  type StackReport,
} from "#plan";
import { environmentStates, type States } from "../plan/environment-states";
import { stackDirectory } from "../plan/synthesize";
import { applySavedPlan } from "../release/apply-saved-plan";
import { errorOf } from "../terraform/error-of";
import { QUIET, runInitialised } from "../terraform/run";
import type { ApplyRecord } from "./record";
import { replan } from "./replan";
import { StackFailure } from "../engine/stack-failure";

export interface ApplyContext {
  readonly environment: Environment;
  /** The environment's stacks as they were synthesized, references as they stand there. */
  readonly app: SynthesizedApp;
  readonly report: PlanReport;
  /** Where the plans are. */
  readonly directory: string;
  readonly record: ApplyRecord;
  readonly env: NodeJS.ProcessEnv;
  readonly onStep: (id: string, step: string) => void;
  /** Gets what Terraform prints while it applies. */
  readonly onOutput: (id: string, text: string) => void;
  /** Gets each line that a release prints. */
  readonly onLine: (id: string, line: string) => void;
}

/** Whether something was changed: by this run, by an earlier one, or not at all. */
export type StackOutcome = "applied" | "applied before" | "unchanged";

/**
 * Applies the saved plan of one stack, or the same plan with inputs that changed meanwhile.
 * @throws StackFailure when it cannot, or must not
 * @throws Interrupted when a signal ended it
 */
export async function applyStack(stack: StackReport, context: ApplyContext): Promise<StackOutcome> {
  const { id } = stack;
  const { app, report, directory, record, env, onStep } = context;
  if (record.of(id) === "applied") return "applied before";
  // Of what is not in the code any more, nobody reads anything.
  const upstreamChanged = report.stacks.some(
    ({ id: needed, leftover }) =>
      !leftover && stack.dependencies.includes(needed) && record.of(needed) === "applied",
  );
  if (!stack.appliable && !upstreamChanged) return "unchanged";

  const states = await statesOf(context);
  if (record.of(id) === "begun" && !isAsPlanned(stack, states)) return goOn(id, context);

  const planFile = path.join(directory, String(stack.planFile));
  const show = ["show", "-json", planFile];
  const { code, output } = await runInitialised("reads its plan", show, terraformOf(id, context));
  if (code !== 0) throw new StackFailure(errorOf(output), "again");
  const reviewed: unknown = JSON.parse(output);
  const synthesized = app.stacks.find((candidate) => candidate.id === id);
  const changed = synthesized ? inputsChanged(synthesized, app, reviewed, states) : [];
  if (changed.length === 0) {
    if (!stack.appliable) return "unchanged";
    await applyPlan(stack, planFile, context);
    return "applied";
  }
  const { environment } = context;
  const { gates } = report;
  onStep(id, "plans again, since its inputs changed");
  const options = {
    id,
    environment,
    app,
    reviewed,
    changed,
    gates,
    env,
    onStep: (step: string) => {
      onStep(id, step);
    },
  };
  const changes = await replan(options, (again) => applyPlan(stack, again, context));
  return changes ? "applied" : "unchanged";
}

/** What the stack reads and finds another than its plan did. */
function inputsChanged(
  stack: SynthesizedStack,
  app: SynthesizedApp,
  reviewed: unknown,
  states: States,
) {
  const reads = readsOf(stack, app);
  const planned = inputsOf(parsePlan(stack.id, reviewed));
  const actual = new Map(
    [...planned.keys()].flatMap((source) => {
      const outputs = states.get(producerOf(source, stack, app) ?? "")?.outputs;
      return outputs ? [[source, Object.fromEntries(outputs)] as const] : [];
    }),
  );
  return changedInputs(planned, actual).filter(({ source, output }) =>
    reads.some((read) => read.stack === producerOf(source, stack, app) && read.output === output),
  );
}

async function applyPlan(
  { id }: StackReport,
  planFile: string,
  context: ApplyContext,
): Promise<void> {
  const { app, environment, record, onLine, onOutput } = context;
  const before = (await statesOf(context)).get(id)?.serial;
  record.set(id, "begun");
  const stack = app.stacks.find((one) => one.id === id);
  const saved = {
    ...{ id, planFile },
    ...terraformOf(id, context),
    onLine: (line: string) => {
      onLine(id, line);
    },
  };
  const { code, output } = await applySavedPlan(environment, stack, saved, (signal) =>
    runInitialised("applies", ["apply", ...QUIET, planFile], {
      ...terraformOf(id, context),
      signal,
      onOutput: (text) => {
        onOutput(id, text);
      },
    }),
  );
  if (code === 0) {
    record.set(id, "applied");
    return;
  }
  // What made it fail may make this fail, too, and is what has to be told.
  const after = await statesOf(context).catch(() => undefined);
  const isUnchanged = after !== undefined && before === after.get(id)?.serial;
  throw new StackFailure(errorOf(output), isUnchanged ? "again" : "plan");
}

/** After a run that was killed while it applied: was it done? */
async function goOn(id: string, context: ApplyContext): Promise<StackOutcome> {
  const plan = ["plan", "-detailed-exitcode", ...QUIET];
  const { code, output } = await runInitialised(
    "looks how far it came",
    plan,
    terraformOf(id, context),
  );
  if (code === 1) throw new StackFailure(errorOf(output), "again");
  if (code !== 0) {
    throw new StackFailure(
      "Its apply was stopped half-way: something of it is done, something is left to do.",
      "plan",
    );
  }
  context.record.set(id, "applied");
  return "applied before";
}

function isAsPlanned({ id, state }: StackReport, states: States): boolean {
  const now = states.get(id);
  return now?.lineage === state?.lineage && now?.serial === state?.serial;
}

async function statesOf({ environment, app }: ApplyContext): Promise<States> {
  const ids = app.stacks.map(({ id }) => id);
  return (await environmentStates(environment, ids)) ?? new Map();
}

const terraformOf = (id: string, { env, onStep }: ApplyContext) => ({
  directory: stackDirectory(id),
  env,
  onStep: (step: string) => {
    onStep(id, step);
  },
});
