import { readFileSync } from "node:fs";
import path from "node:path";
import type { PlanReport } from "#plan";
import { errorCode, ToolError } from "../process/errors";

const FILE = "plan.json";
/** Of the report that this code reads; see `PlanReport`. */
const VERSION: PlanReport["version"] = 2;
const REMEDY = "name a directory that npm run plan wrote";

/**
 * The report that `npm run plan` left in a directory.
 * @throws ToolError when there is none, or one of another version
 */
export function readSavedPlan(directory: string): PlanReport {
  const file = path.join(directory, FILE);
  const report = parse(file);
  const version: unknown = report.version;
  if (version !== VERSION) {
    throw new ToolError(`${file}: version ${String(version)} is not known: plan again.`);
  }
  return report;
}

function parse(file: string): PlanReport {
  try {
    const report: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof report === "object" && report !== null) return report as PlanReport;
  } catch (error) {
    if (errorCode(error) === "ENOENT") throw new ToolError(`${file}: is not there: ${REMEDY}.`);
  }
  throw new ToolError(`${file}: is no report: ${REMEDY}.`);
}
