import type { PlanReport } from "../../plan/report";
import { Interrupted } from "../errors";
import type { ApplyResult } from "./apply-environment";
import { StackFailure } from "./stack-failure";

/** How to refer to the plans: as they were named. */
export interface Named {
  readonly report: PlanReport;
  readonly directory: string;
}

const EXIT_APPLIED = 0;
const EXIT_FAILED = 1;
/** Previews are left: there is more to plan and to apply. */
const EXIT_PREVIEWS_LEFT = 2;

/** Exit code of a run. */
export function applyExitCode({ failure }: ApplyResult, { stacks }: PlanReport): number {
  if (failure?.error instanceof Interrupted) return failure.error.exitCode;
  if (failure) return EXIT_FAILED;
  return stacks.some(({ status }) => status === "preview") ? EXIT_PREVIEWS_LEFT : EXIT_APPLIED;
}

/** What is done, what is not, and how to go on. */
export function describeOutcome(result: ApplyResult, { report, directory }: Named): string {
  const { done, failure, notBegun } = result;
  const previews = report.stacks.filter(({ status }) => status === "preview").map(({ id }) => id);
  const of = (...outcomes: readonly string[]) =>
    done.filter(({ outcome }) => outcomes.includes(outcome)).map(({ id }) => id);
  const { environment } = report;
  return [
    ...(failure ? [`${failure.id}: ${messageOf(failure.error)}`, ""] : []),
    ...line("Applied", of("applied", "applied before")),
    ...line("Unchanged", of("unchanged")),
    ...line("Failed", failure ? [failure.id] : []),
    ...line("Not begun", notBegun),
    ...line("Previews, left for the next plan", previews),
    ...(failure
      ? ["", goOn(failure.error, environment, directory)]
      : previews.length > 0
        ? ["", `Go on with: npm run plan -- ${environment}`]
        : []),
  ].join("\n");
}

const line = (what: string, ids: readonly string[]): string[] =>
  ids.length === 0 ? [] : [`${what}: ${ids.join(", ")}`];

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

function goOn(error: unknown, environment: string, directory: string): string {
  const again = `npm run apply -- ${directory}`;
  if (error instanceof Interrupted) {
    return `Terraform has saved what it had done. Go on with: ${again}`;
  }
  if (error instanceof StackFailure && error.goOn === "again") {
    return `Nothing of it was changed. Correct the cause, then go on with: ${again}`;
  }
  return (
    "What is applied stays. Correct the cause, then plan again, so that somebody sees what is left: " +
    `npm run plan -- ${environment}`
  );
}
