import { ACCESS_SECTIONS, accessCells, type AccessRow, type StatementRow } from "#analysis";
import type { AccessDiff } from "../report";
import type { RowChange } from "../row-diff";
import type { BlockReason, GateInput } from "./gate-check";

/** A role that may do more, or be assumed by more, than before. */
export function widenedAccess({ access, brandNew }: GateInput): readonly BlockReason[] {
  if (brandNew) return [];
  return access.flatMap((role) =>
    reasons(role).map((why) => ({
      gate: "widened-access" as const,
      stack: role.stack,
      address: role.address,
      why,
    })),
  );
}

function reasons({ before, after, rows }: AccessDiff): string[] {
  const losesBoundary = before?.isBounded === true && after?.isBounded === false;
  // What a boundary that was not there before leaves is no more than there was.
  const isNewBoundary = before?.isBounded === false && after?.isBounded === true;
  const judged = rows.filter(({ row }) => !(row.section === "boundary" && isNewBoundary));
  return [
    ...(losesBoundary ? ["loses its permissions boundary"] : []),
    ...judged.flatMap((change) => reasonOf(change, rows)),
  ];
}

function reasonOf({ change, row }: RowChange<AccessRow>, rows: AccessDiff["rows"]): string[] {
  const text = accessCells(row)
    .filter((cell) => cell !== "")
    .join("  ");
  if (change === "removed") return row.effect === "Deny" ? [`is no longer denied: ${text}`] : [];
  if (row.effect === "unknown") return [`has a policy that nobody can judge: ${text}`];
  if (row.effect === "Deny" || isNarrower(row, rows)) return [];
  return [`${ACCESS_SECTIONS[row.section].title}: ${text}`];
}

/** A row that only got more conditions allows less. */
function isNarrower(added: StatementRow, rows: AccessDiff["rows"]): boolean {
  return rows.some(
    ({ change, row }) =>
      change === "removed" &&
      row.effect === "Allow" &&
      row.section === added.section &&
      row.action === added.action &&
      row.principal === added.principal &&
      row.resource === added.resource &&
      row.conditions.every((condition) => added.conditions.includes(condition)),
  );
}
