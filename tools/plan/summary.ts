import {
  changesInWords,
  countsOf,
  effectLines,
  differencesInWords,
  ignoredIn,
  isBlocked,
  type OwnedResource,
  isDrifted,
  leftoversOf,
  NOT_IN_CODE,
  type PlanReport,
  readPlan,
  type StackReport,
  wordOf,
} from "#plan";
import type { SynthesizedApp } from "#terraform";
import type { PlannedStack } from "./plan-environment";

const STATUSES = ["changed", "preview", "unchanged", "failed", "skipped"] as const;

/** What a run of `plan` came to, for the terminal. */
export function summaryOf({ stacks, services, gates, summary }: PlanReport): string {
  const counted = STATUSES.filter((status) => summary.stacks[status] > 0);
  return [
    ...errorsOf(stacks),
    ...effectLines(services),
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
    ...(drifted.length + leftovers.length === 0 ? [noDrift(stacks)] : []),
  ].join("\n");
}

/** Of what could not be looked at, nothing is known. */
function noDrift(stacks: readonly StackReport[]): string {
  const failed = stacks.filter(({ error }) => error !== undefined).length;
  if (failed === 0) return "No drift.";
  return `${failed} of ${stacks.length} stacks could not be looked at; the others have no drift.`;
}

const errorsOf = (stacks: readonly StackReport[]): string[] =>
  stacks.flatMap(({ id, error }) => (error === undefined ? [] : [`${id}:\n${error}\n`]));

interface DriftContext {
  readonly app: SynthesizedApp;
  readonly owned: readonly OwnedResource[];
}

/**
 * What has become of a stack, before the report is made.
 * @param drift what drift is compared with: the environment's stacks, and what all states manage
 */
export function outcomeOf({ id, result, preview }: PlannedStack, drift?: DriftContext): string {
  const kind = drift ? "drift" : "plan";
  if (result.outcome === "failed") return "failed";
  const resources = drift?.app.stacks.find((stack) => stack.id === id)?.resources ?? [];
  const stack = { id, plan: result.plan, ignored: ignoredIn(resources) };
  const read = readPlan(stack, kind, drift?.owned);
  const words = kind === "drift" ? differencesInWords : changesInWords;
  const changes = read && words(countsOf(read, read.outputs.length));
  const nothing = kind === "drift" ? "no drift" : "no changes";
  return `${preview ? "preview: " : ""}${changes === undefined || changes === "" ? nothing : changes}`;
}
