import type { PlanReport } from "../report";
import { code, visible } from "./escape";
import { CLAIMS, codeSection, type Section } from "./section";

/** How the tables of access change, role by role. */
export function accessSections({ access }: PlanReport): Section[] {
  return access.map(({ stack, role, lines }) =>
    codeSection("diff", lines.map(visible), {
      before: `### Access of ${code(role)} (${code(stack)})`,
      what: `rows of the access of ${role}`,
      claim: CLAIMS.tables,
    }),
  );
}

/** How the table of what reaches what changes. */
export function trafficSections({ traffic }: PlanReport): Section[] {
  return traffic.length === 0
    ? []
    : [
        codeSection("diff", traffic.map(visible), {
          before: "### What reaches what",
          what: "rows of traffic",
          claim: CLAIMS.tables,
        }),
      ];
}
