import { typeName } from "#terraform";
import { sentenceOf, takesAway } from "../action-words";
import type { ResourceChange } from "../report";
import type { BlockReason, GateInput } from "./gate-check";
import { PROTECTED_TYPES } from "./protected-types";

/**
 * Destroying what cannot be made again. It looks at actions alone: `prevent_destroy` guards only as
 * long as it stands in the configuration, and goes with the block that is removed.
 */
export function protectedResource({ stacks }: GateInput): readonly BlockReason[] {
  return stacks.flatMap(({ id, changes }) =>
    changes.flatMap((change) => {
      const why = reasonOf(change);
      return why === undefined
        ? []
        : [{ gate: "protected-resource", stack: id, address: change.address, why } as const];
    }),
  );
}

/** Terraform could not finish making it, for example after Ctrl-C: it holds nothing yet. */
const UNFINISHED = "replace_because_tainted";

function reasonOf({ type, action, deposed, reason }: ResourceChange): string | undefined {
  if (reason === UNFINISHED) return undefined;
  const lost = PROTECTED_TYPES[typeName(type)];
  if (!takesAway(action) || lost === undefined) return undefined;
  const ending = sentenceOf(action, "plan");
  const whose = deposed ? ", as it was before a replacement that failed" : "";
  return action === "forget"
    ? `${ending} and nobody's from then on`
    : `${ending}${whose}, and with it ${lost}`;
}
