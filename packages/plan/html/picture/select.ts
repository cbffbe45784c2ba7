import { isQuiet, STATUSES, tallyOf } from "../../picture/statuses";
import type { Holds, Part, PartStatus } from "../../picture/types";

export interface Selection {
  readonly shown: readonly Part[];
  /** Those that there was no room for; what changes among them is counted. */
  readonly folded: readonly Part[];
}

/** What happens to a part or in it. */
function gravest({ status, holds }: Part): PartStatus {
  return STATUSES.find((one) => one === status || holds.tally[one] !== undefined) ?? status;
}

/**
 * What is shown of many: everything where that is few, else what changes, and a few of the others.
 * @param few that are shown in any case
 * @param most that are shown at all
 */
export function select(parts: readonly Part[], few: number, most: number): Selection {
  if (parts.length <= few) return { shown: parts, folded: [] };
  const sorted = gravestFirst(parts, few);
  const changed = parts.filter((part) => !isQuiet(gravest(part))).length;
  const kept = new Set(sorted.slice(0, Math.max(few - 1, Math.min(changed, most))));
  return {
    shown: parts.filter((part) => kept.has(part)),
    folded: sorted.filter((part) => !kept.has(part)),
  };
}

/** In the order in which people read it: as they were where they are few, else what changes first. */
export function gravestFirst(parts: readonly Part[], few: number): readonly Part[] {
  if (parts.length <= few) return parts;
  const rank = new Map(parts.map((part) => [part, STATUSES.indexOf(gravest(part))]));
  return parts.toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
}

/** One part for those that are not shown. @param what of them there are, in the plural */
export function foldOf(id: string, folded: readonly Part[], what: string): Part {
  const [first] = folded;
  const statuses = folded.map(gravest);
  const isQuietAll = statuses.every(isQuiet);
  const tally = tallyOf(statuses);
  const changed = folded.flatMap(({ stack, address, label, status, holds }) =>
    stack !== undefined && address !== undefined && !isQuiet(status)
      ? [{ stack, address, label, status }]
      : holds.changed,
  );
  const holds: Holds = { what: {}, tally, changed };
  const all = new Set(statuses);
  const isUnchanged = isQuietAll && all.size === 1 && all.has("unchanged");
  return {
    id,
    kind: first?.kind ?? "service",
    label: `${String(folded.length)} more ${what}`.trimEnd(),
    ...(isUnchanged && { detail: "unchanged" }),
    status: "unchanged",
    holds,
  };
}
