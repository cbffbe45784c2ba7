import {
  changesInWords,
  countsOf,
  isBlocked,
  isDrifted,
  leftoversOf,
  NOT_IN_CODE,
  type PlanReport,
  readPlan,
  type StackReport,
  wordOf,
} from "#plan";
import type { PlannedStack } from "./plan-environment";

const STATUSES = ["changed", "preview", "unchanged", "failed", "skipped"] as const;

/** What a run of `plan` came to, for the terminal. */
export function summaryOf({ stacks, gates, summary }: PlanReport): string {
  const counted = STATUSES.filter((status) => summary.stacks[status] > 0);
  return [
    ...errorsOf(stacks),
    ...gates
      .filter(isBlocked)
      .map(
        ({ why, stack, address, allow }) => `Gate blocks: ${stack}:${address}: ${why} (${allow})`,
      ),
    counted.map((status) => `${String(summary.stacks[status])} ${status}`).join(", "),
  ].join("\n");
}

/** What a run of `drift` came to, for the terminal. */
export function driftSummaryOf({ environment, stacks }: PlanReport): string {
  const drifted = stacks.filter(isDrifted);
  const leftovers = leftoversOf(stacks);
  return [
    ...errorsOf(stacks),
    ...leftovers.map(
      (id) => `${id}: ${NOT_IN_CODE}. Its destruction: npm run plan -- ${environment}`,
    ),
    ...drifted.flatMap(({ id, changes }) => [
      `${id}:`,
      ...changes.map(({ name, type, action }) => `  ${type} ${name}: ${wordOf(action, "drift")}`),
    ]),
    ...(drifted.length > 0
      ? [
          `${String(drifted.length)} of ${String(stacks.length)} stacks differ from their last apply.`,
        ]
      : []),
    ...(drifted.length + leftovers.length === 0 ? ["No drift."] : []),
  ].join("\n");
}

const errorsOf = (stacks: readonly StackReport[]): string[] =>
  stacks.flatMap(({ id, error }) => (error === undefined ? [] : [`${id}:\n${error}\n`]));

/** What has become of a stack, before the report is made. */
export function outcomeOf(
  { id, result, preview }: PlannedStack,
  kind: PlanReport["kind"] = "plan",
): string {
  if (result.outcome === "failed") return "failed";
  const read = readPlan({ id, plan: result.plan }, kind);
  const changes = read && changesInWords(countsOf(read, read.outputs.length));
  const nothing = kind === "drift" ? "no drift" : "no changes";
  return `${preview ? "preview: " : ""}${changes === undefined || changes === "" ? nothing : changes}`;
}
