import { EXIT_CHANGES, EXIT_ERROR, EXIT_GATE_CLOSED, exitCode } from "../exit-code";
import type { PlanReport } from "../report";
import { code, text } from "./escape";
import { changesInWords, counted, differencesInWords } from "./words";

/** The first line of the page. CI finds by it the comment that it wrote before. */
export const markerOf = (environment: string, kind: PlanReport["kind"] = "plan"): string =>
  `<!-- terraform-${kind}: ${environment.replaceAll(/[^\w.]+/g, "-")} -->`;

/** What nobody scrolls for: what the plan comes to. */
export function head(report: PlanReport): string {
  const { kind, environment, account, region, commit, createdAt } = report;
  return [
    markerOf(environment, kind),
    `## ${title(report)}`,
    "",
    `**${verdict(report)}**`,
    "",
    `Account ${code(account)}, region ${code(region)}, commit ${code(commit)}, ${text(createdAt)}.`,
  ].join("\n");
}

function title({ kind, environment, summary }: PlanReport): string {
  if (kind === "drift") {
    const differences = differencesInWords(summary);
    return `Drift of ${text(environment)}: ${differences === "" ? "none" : differences}`;
  }
  const changes = changesInWords(summary);
  return `Plan of ${text(environment)}: ${changes === "" ? "no changes" : changes}`;
}

function verdict(report: PlanReport): string {
  const { kind, summary } = report;
  const { stacks, gatesClosed } = summary;
  switch (exitCode(report)) {
    case EXIT_ERROR:
      return `The ${kind === "drift" ? "look" : "plan"} is not whole: ${counted(stacks.failed, "stack")} failed, ${String(stacks.skipped)} skipped.`;
    case EXIT_GATE_CLOSED:
      return `${counted(gatesClosed, "gate is", "gates are")} closed: nothing may be applied before somebody opens each by name.`;
    case EXIT_CHANGES:
      if (kind === "drift") {
        return `${counted(stacks.changed, "stack differs", "stacks differ")} from what was applied last.`;
      }
      return stacks.preview > 0
        ? `${counted(stacks.preview, "stack is", "stacks are")} only a preview: apply the others first, then plan again.`
        : "There are changes to apply.";
    default:
      return kind === "drift" ? "Everything is as it was applied last." : "Nothing to do.";
  }
}
