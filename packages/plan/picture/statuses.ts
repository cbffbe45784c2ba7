import type { ResourceChange } from "../report";
import type { PartStatus, Tally } from "./types";

/** The gravest first. What is quiet stands last. */
export const STATUSES: readonly PartStatus[] = [
  "delete",
  "forget",
  "replace",
  "update",
  "create",
  "import",
  "move",
  "unplanned",
  "tags",
  "read",
  "unchanged",
];

/** Statuses that nobody has to look at. */
const QUIET: ReadonlySet<PartStatus> = new Set(["unplanned", "tags", "read", "unchanged"]);

export const isQuiet = (status: PartStatus): boolean => QUIET.has(status);

export function statusOfChange({ action, tagsOnly }: ResourceChange): PartStatus {
  if (action === "no-op") return "unchanged";
  return tagsOnly ? "tags" : action;
}

/** The gravest of some; `unchanged` of none. */
export function worst(statuses: Iterable<PartStatus>): PartStatus {
  const found = new Set(statuses);
  return STATUSES.find((status) => found.has(status)) ?? "unchanged";
}

export const worstOf = (tally: Tally): PartStatus => worst(Object.keys(tally) as PartStatus[]);

/** How many there are of each, the gravest first. */
export function tallyOf(statuses: readonly PartStatus[]): Tally {
  const counts: Partial<Record<PartStatus, number>> = {};
  for (const status of STATUSES) {
    const count = statuses.filter((other) => other === status).length;
    if (count > 0) counts[status] = count;
  }
  return counts;
}

export const total = (tally: Tally): number =>
  Object.values(tally).reduce((sum, count) => sum + count, 0);
