import { EXIT_CHANGES, EXIT_ERROR, EXIT_GATE_CLOSED, exitCode } from "../exit-code";
import type { PlanReport } from "../report";
import { code, text } from "./escape";
import { changesInWords, counted } from "./words";

/** The first line of the page. CI finds by it the comment that it wrote before. */
export const markerOf = (environment: string): string =>
  `<!-- terraform-plan: ${environment.replaceAll(/[^\w.]+/g, "-")} -->`;

/** What nobody scrolls for: what the plan comes to. */
export function head(report: PlanReport): string {
  const { environment, account, region, commit, createdAt, summary } = report;
  const changes = changesInWords(summary);
  return [
    markerOf(environment),
    `## Plan of ${text(environment)}: ${changes === "" ? "no changes" : changes}`,
    "",
    `**${verdict(report)}**`,
    "",
    `Account ${code(account)}, region ${code(region)}, commit ${code(commit)}, ${text(createdAt)}.`,
  ].join("\n");
}

function verdict(report: PlanReport): string {
  const { stacks, gatesClosed } = report.summary;
  switch (exitCode(report)) {
    case EXIT_ERROR:
      return `The plan is not whole: ${counted(stacks.failed, "stack")} failed, ${String(stacks.skipped)} skipped.`;
    case EXIT_GATE_CLOSED:
      return `${counted(gatesClosed, "gate is", "gates are")} closed: nothing may be applied before somebody opens each by name.`;
    case EXIT_CHANGES:
      return stacks.preview > 0
        ? `${counted(stacks.preview, "stack is", "stacks are")} only a preview: apply the others first, then plan again.`
        : "There are changes to apply.";
    default:
      return "Nothing to do.";
  }
}
