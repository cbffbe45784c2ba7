import type { Element } from "./element";
import { heldLabel } from "./kinds";
import { noun } from "./noun";
import { tallyOf } from "./statuses";
import type { HeldChange, Holds } from "./types";

export const NOTHING: Holds = { what: {}, tally: {}, changed: [] };

/** What resources come to that have no box of their own. */
export function holdsOf(
  elements: readonly Element[],
  label: (element: Element) => string = heldLabel,
): Holds {
  if (elements.length === 0) return NOTHING;
  const what: Record<string, number> = {};
  for (const { type } of elements) what[noun(type)] = (what[noun(type)] ?? 0) + 1;
  return {
    what,
    tally: tallyOf(elements.map(({ status }) => status)),
    changed: elements
      .filter(({ status }) => status !== "unchanged" && status !== "unplanned")
      .map((element): HeldChange => {
        const { stack, changedAddress: address, status } = element;
        return { stack, address, label: label(element), status };
      }),
  };
}
