import type { StateVersion } from "../report";
import type { BlockReason, GateInput } from "./gate-check";

/** Address of the gate of a stack whose state is not the one that was planned from. */
const STATE_ADDRESS = "state";

/** A plan that is about a state of yesterday. Terraform refuses to apply it as well. */
export function stalePlan({ stacks }: GateInput): readonly BlockReason[] {
  return stacks.flatMap(({ id, state, currentState }) => {
    if (state === undefined || currentState === undefined) return [];
    const why = reasonOf(state, currentState);
    return why === undefined
      ? []
      : [{ gate: "stale-plan", stack: id, address: STATE_ADDRESS, why: `${why}: plan again` }];
  });
}

function reasonOf(planned: StateVersion | null, current: StateVersion | null): string | undefined {
  if (planned === null) {
    return current ? "was planned without a state, and there is one now" : undefined;
  }
  if (current === null)
    return `was planned from serial ${String(planned.serial)}, and there is no state now`;
  if (planned.lineage !== current.lineage) {
    return `was planned from another state: lineage ${planned.lineage} then, ${current.lineage} now`;
  }
  if (planned.serial === current.serial) return undefined;
  return `was planned from serial ${String(planned.serial)}, and is at ${String(current.serial)}`;
}
