import { isBlocked } from "./allow-gates";
import type { PlanReport } from "./report";

/** The plan is not whole: a stack failed, or was left out. */
export const EXIT_ERROR = 1;
const EXIT_NOTHING_TO_DO = 0;
export const EXIT_CHANGES = 2;
/** Nothing may be applied before somebody allows it by name. */
export const EXIT_BLOCKED = 3;

/** How `plan` ends. What is worse hides what is less so: an error, a gate, changes. */
export function exitCode({ stacks, gates }: Pick<PlanReport, "stacks" | "gates">): number {
  const has = (...statuses: string[]) => stacks.some(({ status }) => statuses.includes(status));
  if (has("failed", "skipped")) return EXIT_ERROR;
  if (gates.some(isBlocked)) return EXIT_BLOCKED;
  return has("changed", "preview") ? EXIT_CHANGES : EXIT_NOTHING_TO_DO;
}
