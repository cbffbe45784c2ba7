import { counted } from "../words";
import type { BlockReason, GateInput, PlannedStack } from "./gate-check";

/** Address of the gate of a stack that is in the code no more. */
const STACK_ADDRESS = "stack";

/**
 * Destroying what is deployed and in the code no more. Where a service runs in it, that is stopped, which
 * is blocked by itself.
 */
export function leftoverStack({ stacks }: GateInput): readonly BlockReason[] {
  return stacks.flatMap((stack) => {
    const why = reasonOf(stack);
    return why === undefined
      ? []
      : [{ gate: "leftover-stack", stack: stack.id, address: STACK_ADDRESS, why } as const];
  });
}

function reasonOf({ leftover, changes }: PlannedStack): string | undefined {
  const destroyed = changes.filter(({ action }) => action === "delete");
  if (!leftover || destroyed.length === 0) return undefined;
  const count = counted(destroyed.length, "resource is", "resources are");
  if (leftover.foreign) {
    return `seems to be made by something else than this project, and not in the code: ${count} destroyed`;
  }
  if (destroyed.some(({ type }) => type === "aws_ecs_service")) return undefined;
  return `is deployed and not in the code any more: ${count} destroyed`;
}
