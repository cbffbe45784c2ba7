import { existsSync, readFileSync } from "node:fs";
import { COMMENT_LIMIT } from "#plan";
import { ToolError } from "../process/errors";

export type ReportKind = "plan" | "drift";

/** The first line of a report; by it a comment or an issue is found again. */
export const markerOf = (kind: ReportKind, environment: string): string =>
  `<!-- terraform-${kind}: ${environment} -->`;

/**
 * A report as a comment or an issue has it: with a link to the job, where there is room for it. Where
 * there is no report the text says that, so that nobody takes an older one for this one.
 * @param file the report, `plan.md` or `drift.md`; it may not be there
 * @throws ToolError when it is the report of something else
 */
export function reportText(
  kind: ReportKind,
  environment: string,
  { file, jobUrl }: { readonly file: string; readonly jobUrl: string },
): string {
  const marker = markerOf(kind, environment);
  if (!existsSync(file)) {
    return `${marker}\n**No ${kind} of ${environment}**: it failed before there was one. [The log](${jobUrl}) says why.\n`;
  }
  const report = readFileSync(file, "utf8");
  const [first = ""] = report.split("\n", 1);
  if (first.trim() !== marker) {
    throw new ToolError(`${file}: its first line is ${first}, not ${marker}: name ${kind}.md.`);
  }
  const linked = `${report.trimEnd()}\n\n[${kind}.html and the log](${jobUrl})\n`;
  return linked.length <= COMMENT_LIMIT ? linked : report;
}
