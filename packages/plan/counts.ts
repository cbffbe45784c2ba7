import type { StackStatus } from "./stack-status";
import { isBlocked } from "./allow-gates";
import type { Counts, PlanReport, StackReport, Summary } from "./report";
import type { Changes } from "./changes";

const NONE: Counts = {
  create: 0,
  update: 0,
  tagsOnly: 0,
  replace: 0,
  delete: 0,
  import: 0,
  move: 0,
  forget: 0,
  read: 0,
  unchanged: 0,
  outputs: 0,
};
const NAMES = Object.keys(NONE) as (keyof Counts)[];

/** A stack's changes by what they do. */
export function countsOf({ changes, unchanged }: Changes, outputs: number): Counts {
  const counts = { ...NONE, unchanged, outputs };
  for (const { action, tagsOnly } of changes) {
    if (action !== "no-op") counts[tagsOnly ? "tagsOnly" : action]++;
  }
  return counts;
}

/** Whether there is something to apply. Reading changes nothing. */
export const changesSomething = (counts: Counts): boolean =>
  NAMES.some((name) => name !== "read" && name !== "unchanged" && counts[name] > 0);

/** The whole environment in numbers. */
export function summaryOf({
  stacks,
  gates,
  findings,
}: Pick<PlanReport, "stacks" | "gates" | "findings">): Summary {
  const blocked = gates.filter(isBlocked).length;
  return {
    ...sum(stacks.map(({ counts }) => counts)),
    gatesBlocked: blocked,
    gatesAllowed: gates.length - blocked,
    findings: findings.length,
    stacks: byStatus(stacks),
  };
}

function sum(all: readonly Counts[]): Counts {
  const total = { ...NONE };
  for (const counts of all) for (const name of NAMES) total[name] += counts[name];
  return total;
}

function byStatus(stacks: readonly StackReport[]): Record<StackStatus, number> {
  const counts = { unchanged: 0, changed: 0, preview: 0, failed: 0, skipped: 0 };
  for (const { status } of stacks) counts[status]++;
  return counts;
}
