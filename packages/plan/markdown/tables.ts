import {
  accessTables,
  type ChangedTable,
  isMove,
  roleName,
  trafficTables,
} from "../changed-tables";
import type { PlanReport } from "../report";
import { code, visible } from "./escape";
import { CLAIMS, codeSection, type Section } from "./section";

/** How the access of each role changes. */
export function accessSections({ access }: PlanReport): Section[] {
  return access.map((diff) => {
    const role = roleName(diff);
    return codeSection("diff", linesOf(accessTables(diff)), {
      before: `### Access of ${code(role)} (${code(diff.stack)})`,
      what: `rows of the access of ${role}`,
      claim: CLAIMS.tables,
    });
  });
}

/** What tasks can do with another role that they could not, and the other way round. */
export function moveSections({ roleMoves }: PlanReport): Section[] {
  return roleMoves.filter(isMove).map((move) =>
    codeSection("diff", linesOf(accessTables(move)), {
      before: `### Access of the tasks of ${code(move.workload)} (${code(move.stack)})`,
      what: `rows of the access of ${move.workload}`,
      claim: CLAIMS.tables,
    }),
  );
}

/** How it changes what reaches what. */
export function trafficSections({ traffic }: PlanReport): Section[] {
  const lines = linesOf(trafficTables(traffic));
  if (lines.length === 0) return [];
  const section = { before: "### What reaches what", what: "rows of traffic" };
  return [codeSection("diff", lines, { ...section, claim: CLAIMS.tables })];
}

const SIGNS = { added: "+", removed: "-" };

const linesOf = (tables: readonly ChangedTable[]): string[] =>
  tables
    .flatMap(({ title, columns, rows }) => [
      `  ${title}`,
      ...(columns.length > 0 ? [`    ${columns.join("  ")}`] : []),
      ...rows.map(({ change, row }) => `${SIGNS[change]}   ${row.join("  ").trimEnd()}`),
    ])
    .map(visible);
