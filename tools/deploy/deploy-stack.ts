import path from "node:path";
import type { SynthesizedStack } from "../../analysis/model/synthesized-app";
import type { Allow } from "../../plan/open-gates";
import type { Gate } from "../../plan/report";
import type { Progress } from "../engine/progress";
import { StackFailure } from "../engine/stack-failure";
import type { InEnvironment } from "../plan/in-environment";
import { makePlan, showPlan } from "../plan/plan-stack";
import { stackDirectory } from "../plan/synthesize";
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
  readonly allows: readonly Allow[];
  readonly approval: Approval;
  readonly list: StackList;
  readonly progress: Progress;
  /** Gets every gate that a plan closes, also those that are opened. */
  readonly onGates: (gates: readonly Gate[]) => void;
  /** Gets everything that Terraform prints. */
  readonly onOutput: (id: string, text: string) => void;
}

export type DeployOutcome = "applied" | "unchanged";

/**
 * Plans a stack, lets somebody decide, and applies exactly that plan.
 * @throws StackFailure when it cannot, or must not
 * @throws Interrupted when a signal ended it
 */
export async function deployStack(
  { id }: SynthesizedStack,
  context: DeployContext,
): Promise<DeployOutcome> {
  const { environment, app, env, list, progress, approval, onOutput } = context;
  const directory = stackDirectory(id);
  const planFile = path.join(context.directory, `${id}.tfplan`);
  const onStep = (step: string) => {
    list.set(id, step);
  };
  const made = await makePlan({
    ...{ id, directory, planFile, env, onStep },
    onOutput: (text) => {
      onOutput(id, text);
    },
  });
  if (made.outcome === "failed") throw new StackFailure(made.error, "again");
  if (!made.isChange) return "unchanged";

  const shown = await showPlan(planFile, directory, env);
  if (shown.outcome === "failed") throw new StackFailure(shown.error, "again");
  const { brandNew, allows } = context;
  const reviewed = await review({
    ...{ id, environment, app, planFile, brandNew, allows },
    plan: shown.plan,
  });
  const { stack, gates } = reviewed;
  context.onGates(gates);
  list.tell(id, describeChanges(stack));
  for (const gate of gates) list.tell(id, describeGate(gate));
  await approval.of(reviewed);

  progress.expect(id, stack.counts);
  onStep("applies");
  const { code, output } = await runTerraform(["apply", ...QUIET, planFile], {
    directory,
    env,
    onOutput: (text) => {
      onOutput(id, text);
      for (const event of progress.read(id, text)) list.tell(id, event);
    },
  });
  if (code !== 0) throw new StackFailure(errorOf(output), "plan");
  return "applied";
}
