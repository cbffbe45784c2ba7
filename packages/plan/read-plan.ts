import { resourceChanges } from "./changes";
import { drift } from "./drift/drift";
import type { OwnedResource } from "./drift/owned";
import { outputChanges } from "./outputs";
import type { OutputChange, PlanReport, ResourceChange } from "./report";
import type { StackInput } from "./report-input";
import { parsePlan, type TerraformPlan } from "#terraform";

export interface ReadPlan {
  readonly terraform: TerraformPlan;
  readonly changes: readonly ResourceChange[];
  readonly unchanged: number;
  readonly outputs: readonly OutputChange[];
}

/**
 * A stack's plan, where there is one.
 * @param owned for drift: what the states of all stacks manage
 * @throws PlanError when it cannot be read
 */
export function readPlan(
  stack: Pick<StackInput, "id" | "plan" | "names" | "ignored">,
  kind: PlanReport["kind"],
  owned: readonly OwnedResource[] = [],
): ReadPlan | undefined {
  if (stack.plan === undefined) return undefined;
  const { id, names, ignored } = stack;
  const terraform = parsePlan(id, stack.plan);
  if (kind === "plan") {
    return {
      terraform,
      ...resourceChanges(terraform, names),
      outputs: outputChanges(terraform),
    };
  }
  // Outputs are nothing in AWS: they follow from what is, and from code that is not applied yet.
  return {
    terraform,
    ...drift(terraform, { stack: id, names, ignored, owned }),
    outputs: [],
  };
}
