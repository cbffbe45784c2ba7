import { driftChanges, type Names, resourceChanges } from "./changes";
import { withoutEchoes } from "./drift";
import { outputChanges } from "./outputs";
import type { OutputChange, PlanReport, ResourceChange } from "./report";
import { parsePlan, type TerraformPlan } from "#terraform";

export interface ReadPlan {
  readonly terraform: TerraformPlan;
  readonly changes: readonly ResourceChange[];
  readonly unchanged: number;
  readonly outputs: readonly OutputChange[];
}

/** A stack's plan, where there is one. @throws PlanError when it cannot be read */
export function readPlan(
  stack: { readonly id: string; readonly plan?: unknown; readonly names?: Names },
  kind: PlanReport["kind"],
): ReadPlan | undefined {
  if (stack.plan === undefined) return undefined;
  const terraform = parsePlan(stack.id, stack.plan);
  const changes =
    kind === "drift"
      ? withoutEchoes(driftChanges(terraform, stack.names), terraform)
      : resourceChanges(terraform, stack.names);
  return {
    terraform,
    ...changes,
    outputs: outputChanges(terraform),
  };
}
