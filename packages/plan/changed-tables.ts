import {
  ACCESS_SECTIONS,
  accessCells,
  TRAFFIC_COLUMNS,
  trafficCells,
  UNBOUNDED,
  withProtocolsTogether,
} from "#analysis";
import type { AccessDiff, RoleHead, RoleMove, TrafficDiff } from "./report";
import type { RowChange } from "./row-diff";

/** Rows that came and went, as text for people: nothing decides on it. */
export interface ChangedTable {
  readonly title: string;
  /** Of the cells; a table without columns has lines. */
  readonly columns: readonly string[];
  readonly rows: readonly RowChange<readonly string[]>[];
}

/** The role's name; the one that it had where it is gone. */
export const roleName = ({ before, after }: Pick<AccessDiff, "before" | "after">): string =>
  (after ?? before)?.name ?? "";

/** Tasks that had a role: of new ones, the table of their role says all. */
export const isMove = ({ before, rows }: RoleMove): boolean =>
  before !== undefined && rows.length > 0;

export function accessTables({
  before,
  after,
  rows,
}: Pick<AccessDiff, "before" | "after" | "rows">): ChangedTable[] {
  const heads = [...linesOf("removed", before, after), ...linesOf("added", after, before)];
  return [
    ...(heads.length > 0 ? [{ title: "role", columns: [], rows: heads }] : []),
    ...(["trust", "identity", "boundary"] as const).flatMap((section) => {
      const changed = rows.filter(({ row }) => row.section === section);
      if (changed.length === 0) return [];
      const cells = changed.map(({ change, row }) => ({ change, row: accessCells(row) }));
      return [{ ...ACCESS_SECTIONS[section], rows: cells }];
    }),
  ];
}

/** What one side alone says of the role itself. */
function linesOf(
  change: RowChange<unknown>["change"],
  role: RoleHead | undefined,
  other: RoleHead | undefined,
): RowChange<readonly string[]>[] {
  if (!role) return [];
  const lines = [
    ...(role.arn === other?.arn ? [] : [role.arn]),
    ...(role.isBounded || other?.isBounded === false ? [] : [UNBOUNDED]),
  ];
  return lines.map((line) => ({ change, row: [line] }));
}

export function trafficTables({ rows, problems }: TrafficDiff): ChangedTable[] {
  const notes = problems.map((problem) => ({ change: "added" as const, row: [problem] }));
  const cells = (["removed", "added"] as const).flatMap((change) =>
    withProtocolsTogether(
      rows.filter((one) => one.change === change).map(({ row }) => trafficCells(row)),
    ).map((row) => ({ change, row })),
  );
  return [
    ...(notes.length > 0 ? [{ title: "problems", columns: [], rows: notes }] : []),
    ...(cells.length > 0 ? [{ title: "connections", columns: TRAFFIC_COLUMNS, rows: cells }] : []),
  ];
}
