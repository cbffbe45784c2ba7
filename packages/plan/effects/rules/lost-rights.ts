import type { AccessRow, StatementRow } from "#analysis";
import type { RowChange } from "../../row-diff";
import type { EffectRule } from "../model/effect-rule";
import { covers } from "../model/pattern";
import { reason } from "../reason";

/** Rights that one reason names. */
const TOLD_RIGHTS = 3;

const ROLES = { task_role_arn: "its task role", execution_role_arn: "its execution role" } as const;

/** Rights that its roles lose. Whether it uses them, nobody can say. */
export const lostRights: EffectRule = ({ task, after }, { world, access }) => {
  if (!after || !task?.before) return [];
  const { before } = task;
  return Object.entries(ROLES).flatMap(([attribute, what]) => {
    const role = world.named(before[attribute], "aws_iam_role");
    const diff = access.find(
      ({ stack, address }) => stack === role?.stack && address === role.address,
    );
    if (!role || !diff?.after) return [];
    const lost = lostIn(diff.rows);
    if (lost.length === 0) return [];
    const told = lost
      .slice(0, TOLD_RIGHTS)
      .map(({ action, resource }) => `${action} on ${String(resource)}`);
    const rest = lost.length - told.length;
    const rights = [...told, ...(rest > 0 ? [`${String(rest)} more`] : [])].join(", ");
    return [reason("warning", role, `${what} may no longer: ${rights}`)];
  });
};

function lostIn(rows: readonly RowChange<AccessRow>[]) {
  const of = (change: "added" | "removed") =>
    rows.flatMap(({ change: is, row }) =>
      is === change && row.section === "identity" && row.effect === "Allow" ? [row] : [],
    );
  const added = of("added");
  return of("removed").filter((row) => !added.some((other) => isWithin(row, other)));
}

const isWithin = (row: StatementRow, other: StatementRow): boolean =>
  other.conditions.every((condition) => row.conditions.includes(condition)) &&
  covers(other.action.toLowerCase(), row.action.toLowerCase()) &&
  covers(String(other.resource), String(row.resource));
