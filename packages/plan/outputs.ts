import { canonical } from "./attributes/canonical";
import { isAbsent, isMarked, shown } from "./attributes/side";
import { afterOf, beforeOf } from "./changes";
import type { OutputChange, OutputOfStack, StackReport } from "./report";
import type { TerraformPlan, Values } from "#terraform";

/** What a plan does with the outputs of its stack. Those that stay as they are are left out. */
export function outputChanges(plan: TerraformPlan): OutputChange[] {
  return plan.outputs.filter(isChanged).map((output) => {
    const [before, after] = [beforeOf(output), afterOf(output)];
    const isSensitive = isMarked(before.sensitive) || isMarked(after.sensitive);
    // A whole output is secret or not: one that was, or will be, shows neither value.
    const [was, is] = [before, after].map((side) =>
      shown(isSensitive ? { ...side, sensitive: true } : side),
    );
    return {
      name: output.name,
      action: isAbsent(before) ? "create" : isAbsent(after) ? "delete" : "update",
      ...(was !== undefined && { before: was }),
      ...(is !== undefined && { after: is }),
      sensitive: isSensitive,
      unknown: isMarked(after.unknown),
    };
  });
}

function isChanged({ actions, before, after, afterUnknown }: Values): boolean {
  if (actions.every((action) => action === "no-op")) return false;
  return isMarked(afterUnknown) || canonical(before) !== canonical(after);
}

/** Of the outputs that a stack reads, those that the plans of other stacks change. */
export function inputsThatChange(
  reads: readonly OutputOfStack[],
  stacks: readonly Pick<StackReport, "id" | "outputs">[],
): OutputOfStack[] {
  return reads.filter(({ stack, output }) =>
    stacks.some(({ id, outputs }) => id === stack && outputs.some(({ name }) => name === output)),
  );
}
