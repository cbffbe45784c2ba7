import path from "node:path";
import type { SynthesizedStack } from "#terraform";
import type { Allow, Gate } from "#plan";
import type { Progress } from "../engine/progress";
import { StackFailure } from "../engine/stack-failure";
import type { States } from "../plan/environment-states";
import type { InEnvironment } from "../plan/in-environment";
import { makePlan, showPlan } from "../plan/plan-stack";
import { stackDirectory } from "../plan/synthesize";
import { applySavedPlan } from "../release/apply-saved-plan";
import { errorOf } from "../terraform/error-of";
import { QUIET, runTerraform } from "../terraform/run";
import type { StackList } from "../terminal/stack-list";
import type { Approval } from "./approval";
import { describeChanges, describeGate, review } from "./review";

export interface DeployContext extends InEnvironment {
  /** Where the plans go, which hold values in clear. */
  readonly directory: string;
  /** Nothing was deployed when the run began. */
  readonly brandNew: boolean;
  /** As they were when the run began. */
  readonly states: States;
  readonly allows: readonly Allow[];
  readonly autoApprove: boolean;
  readonly approval: Approval;
  readonly list: StackList;
  readonly progress: Progress;
  /** Plans compute, and an apply mostly waits: no more plans at a time than there are processors. */
  readonly planning: <T>(work: () => Promise<T>) => Promise<T>;
  /** Gets every gate that blocks a plan, also those that are allowed. */
  readonly onGates: (gates: readonly Gate[]) => void;
  /** Gets everything that Terraform prints. */
  readonly onOutput: (id: string, text: string) => void;
}

const DESTROYS_NOTHING = /^Plan: [\w ,]+, 0 to destroy\.$/m;

export type DeployOutcome = "applied" | "unchanged" | "destroyed";

/**
 * Plans a stack, lets somebody decide, and applies exactly that plan.
 * @throws StackFailure when it cannot, or must not
 * @throws Interrupted when a signal ended it
 */
export async function deployStack(
  stack: SynthesizedStack,
  context: DeployContext,
): Promise<DeployOutcome> {
  const { id, leftover } = stack;
  const { env, list, progress, planning, onOutput } = context;
  const directory = stackDirectory(id);
  const planFile = path.join(context.directory, `${id}.tfplan`);
  const onStep = (step: string) => {
    list.set(id, step);
  };
  onStep("waits for its turn");
  const made = await planning(() =>
    makePlan({
      ...{ id, directory, planFile, env, onStep },
      onOutput: (text) => {
        onOutput(id, text);
        for (const event of progress.read(id, text)) list.tell(id, event);
      },
    }),
  );
  if (made.outcome === "failed") throw new StackFailure(made.error, "again");
  if (!made.isChange) return "unchanged";
  // Where everything is new and nobody is asked, there is nothing to decide about.
  const isNew = !context.states.has(id) && DESTROYS_NOTHING.test(made.output);
  if (!isNew || !context.autoApprove) await decide(id, planFile, context);

  onStep("applies");
  const onLine = (line: string) => {
    list.tell(id, line);
  };
  const saved = { id, planFile, directory, env, onStep, onLine };
  const { code, output } = await applySavedPlan(context.environment, stack, saved, (signal) =>
    runTerraform(["apply", ...QUIET, planFile], {
      directory,
      env,
      signal,
      onOutput: (text) => {
        onOutput(id, text);
        for (const event of progress.read(id, text)) list.tell(id, event);
      },
    }),
  );
  if (code !== 0) throw new StackFailure(errorOf(output), "plan");
  return leftover ? "destroyed" : "applied";
}

/** @throws StackFailure when the plan must not be applied */
async function decide(id: string, planFile: string, context: DeployContext): Promise<void> {
  const { environment, app, env, brandNew, allows, list, planning } = context;
  list.set(id, "reads its plan");
  const shown = await planning(() => showPlan(planFile, stackDirectory(id), env));
  if (shown.outcome === "failed") throw new StackFailure(shown.error, "again");
  const reviewed = await review({
    ...{ id, environment, app, planFile, brandNew, allows },
    plan: shown.plan,
  });
  const { stack, gates } = reviewed;
  context.onGates(gates);
  list.tell(id, describeChanges(stack));
  for (const gate of gates) list.tell(id, describeGate(gate));
  context.progress.expect(id, stack.counts);
  await context.approval.of(reviewed);
}
