import { dangerousChanges, stackDetails } from "./markdown/changes";
import { asApplied, driftDetails, driftLeftovers } from "./markdown/drift";
import { fit } from "./markdown/fit";
import { findingSection, gateSections } from "./markdown/gates";
import { head } from "./markdown/head";
import { serviceSection } from "./markdown/services";
import { consumers, errors, stackTable } from "./markdown/stacks";
import type { Section } from "./markdown/section";
import { accessSections, moveSections, trafficSections } from "./markdown/tables";
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
  /** Where a reader finds what was cut. @default `plan.html`, or `drift.html` */
  readonly elsewhere?: string;
}

/** plan.md, or drift.md: the report as a comment, the dangerous first, the long folded up. */
export function markdown(
  report: PlanReport,
  { limit = COMMENT_LIMIT, elsewhere = `${report.kind}.html` }: MarkdownOptions = {},
): string {
  const sections = report.kind === "drift" ? ofDrift(report, limit) : ofPlan(report, limit);
  return fit(head(report), sections, limit, elsewhere);
}

function ofDrift(report: PlanReport, limit: number): Section[] {
  return [
    ...errors(report, limit),
    ...trafficSections(report),
    driftLeftovers(report),
    ...driftDetails(report),
    asApplied(report),
  ];
}

function ofPlan(report: PlanReport, limit: number): Section[] {
  return [
    serviceSection(report),
    stackTable(report),
    ...errors(report, limit),
    ...gateSections(report),
    findingSection(report),
    ...dangerousChanges(report),
    ...accessSections(report),
    ...moveSections(report),
    ...trafficSections(report),
    consumers(report),
    ...stackDetails(report),
  ];
}
