import type { PlanReport } from "../report";
import { code, text } from "./escape";
import { verdictOf } from "../verdict";
import { leftoversOf } from "../leftovers";
import { changesInWords, counted, differencesInWords } from "../words";

/** The first line of the page. CI finds by it the comment that it wrote before. */
export const markerOf = (environment: string, kind: PlanReport["kind"] = "plan"): string =>
  `<!-- terraform-${kind}: ${environment.replaceAll(/[^\w.]+/g, "-")} -->`;

/** What nobody scrolls for: what the plan comes to. */
export function head(report: PlanReport): string {
  const { kind, environment, account, region, commit, createdAt } = report;
  const verdict = verdictOf(report);
  return [
    markerOf(environment, kind),
    `## ${title(report)}`,
    "",
    `**${verdict.title}.** ${verdict.text}`,
    "",
    `Account ${code(account)}, region ${code(region)}, commit ${code(commit)}, ${text(createdAt)}.`,
  ].join("\n");
}

function title({ kind, environment, stacks, summary }: PlanReport): string {
  if (kind === "drift") {
    const leftovers = leftoversOf(stacks).length;
    const differences = [
      differencesInWords(summary),
      leftovers > 0 ? `${counted(leftovers, "stack")} not in the code` : "",
    ].filter((words) => words !== "");
    return `Drift of ${text(environment)}: ${differences.length === 0 ? "none" : differences.join(", ")}`;
  }
  const changes = changesInWords(summary);
  return `Plan of ${text(environment)}: ${changes === "" ? "no changes" : changes}`;
}
