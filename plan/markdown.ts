import { dangerousChanges, stackDetails } from "./markdown/changes";
import { fit } from "./markdown/fit";
import { findingSection, gateSections } from "./markdown/gates";
import { head } from "./markdown/head";
import { consumers, errors, stackTable } from "./markdown/stacks";
import { accessSections, trafficSections } from "./markdown/tables";
import type { PlanReport } from "./report";

export { markerOf } from "./markdown/head";

/**
 * What GitHub takes as a comment, in characters. GitLab takes more.
 * Source: the API's error "body is too long (maximum is 65536 characters)".
 */
export const COMMENT_LIMIT = 65_536;

export interface MarkdownOptions {
  /** In characters. @default 65,536, what a comment on a pull request may have */
  readonly limit?: number;
  /** Where a reader finds what was cut. @default `plan.json` */
  readonly elsewhere?: string;
}

/** plan.md: the report as a comment, the dangerous first, the long folded up. */
export function markdown(
  report: PlanReport,
  { limit = COMMENT_LIMIT, elsewhere = "plan.json" }: MarkdownOptions = {},
): string {
  const sections = [
    stackTable(report),
    ...errors(report, limit),
    ...gateSections(report),
    findingSection(report),
    ...dangerousChanges(report),
    ...accessSections(report),
    ...trafficSections(report),
    consumers(report),
    ...stackDetails(report),
  ];
  return fit(head(report), sections, limit, elsewhere);
}
