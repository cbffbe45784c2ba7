import type { PlanReport } from "#plan";
import { adviceOn } from "../engine/advice";
import { failureExitCode, line } from "../engine/outcome";
import { Interrupted } from "../process/errors";
import type { ApplyResult } from "./apply-environment";

/** How to refer to the plans: as they were named. */
export interface Named {
  readonly report: PlanReport;
  readonly directory: string;
}

const EXIT_APPLIED = 0;
/** Previews are left: there is more to plan and to apply. */
const EXIT_PREVIEWS_LEFT = 2;

/** Exit code of a run. */
export function applyExitCode({ failures }: ApplyResult, { stacks }: PlanReport): number {
  if (failures.length > 0) return failureExitCode(failures);
  return stacks.some(({ status }) => status === "preview") ? EXIT_PREVIEWS_LEFT : EXIT_APPLIED;
}

/** What is done, what is not, and how to go on. */
export function describeOutcome(result: ApplyResult, { report, directory }: Named): string {
  const { done, failures, notBegun } = result;
  const previews = report.stacks.filter(({ status }) => status === "preview").map(({ id }) => id);
  const of = (...outcomes: readonly string[]) =>
    done.filter(({ outcome }) => outcomes.includes(outcome)).map(({ id }) => id);
  const { environment } = report;
  const errors = failures.map(({ error }) => error);
  return [
    ...failures.flatMap(({ id, error }) => [`${id}: ${error.message}`, ""]),
    ...line("Applied", of("applied", "applied before")),
    ...line("Unchanged", of("unchanged")),
    ...line(
      "Failed",
      failures.map(({ id }) => id),
    ),
    ...line("Not begun", notBegun),
    ...line("Previews, left for the next plan", previews),
    ...(failures.length > 0
      ? ["", goOn(failures, environment, directory), ...adviceOn(errors, environment)]
      : previews.length > 0
        ? ["", `Go on with: npm run plan -- ${environment}`]
        : []),
  ].join("\n");
}

function goOn(failures: ApplyResult["failures"], environment: string, directory: string): string {
  const again = `npm run apply -- ${directory}`;
  const errors = failures.map(({ error }) => error);
  if (errors.every((error) => error instanceof Interrupted)) {
    return `Terraform has saved what it had done. Go on with: ${again}`;
  }
  if (errors.every((error) => error instanceof Interrupted || error.goOn === "again")) {
    return `Nothing of it was changed. Correct the cause, then go on with: ${again}`;
  }
  return (
    "What is applied stays. Correct the cause, then plan again, so that somebody sees what is left: " +
    `npm run plan -- ${environment}`
  );
}
