import { accessCells, type AccessRow, type StatementRow } from "#analysis";
import type { AccessDiff, RoleHead, RoleMove } from "../report";
import type { RowChange } from "../row-diff";
import { counted } from "../words";
import type { BlockReason, GateInput } from "./gate-check";

/**
 * A role that may do more, or be assumed by more, than before; and tasks that may do more with another role
 * than with the one that they had.
 */
export function widenedAccess({ access, roleMoves, brandNew }: GateInput): readonly BlockReason[] {
  if (brandNew) return [];
  const isOwn = (one: RoleMove) => usersOf(one.role, roleMoves).length === 1;
  return [
    ...access
      .filter((role) => !isOnlyMovedTo(role, roleMoves))
      .flatMap((role) => reasonsAt(role, reasons(role), "")),
    ...roleMoves.filter(hasBefore).flatMap((move) => {
      const { workload, role, before, after } = move;
      const gets = role.isNew && isOwn(move) ? "a role of its own" : `the role ${after.name}`;
      // Who may assume a role that is there already has not changed.
      const rows = move.rows.filter(({ row }) => role.isNew || row.section !== "trust");
      return reasonsAt(role, reasons({ before, after, rows }), `${workload} gets ${gets}; `);
    }),
  ];
}

type Moved = RoleMove & { readonly before: RoleHead };

const hasBefore = (move: RoleMove): move is Moved => move.before !== undefined;

const usersOf = (role: { stack: string; address: string }, moves: readonly RoleMove[]) =>
  moves.filter((move) => move.role.stack === role.stack && move.role.address === role.address);

/** A new role that nothing gets but tasks that had another: each is compared with what it had. */
function isOnlyMovedTo(role: AccessDiff, moves: readonly RoleMove[]): boolean {
  const users = usersOf(role, moves);
  return role.before === undefined && users.length > 0 && users.every(hasBefore);
}

interface Reason {
  /** Reasons of one kind are told together. */
  readonly kind: string;
  readonly text: string;
  readonly row?: AccessRow;
}

/** Actions that are told; the statements have the rest. */
const TOLD_ACTIONS = 5;

function reasonsAt(
  { stack, address }: { readonly stack: string; readonly address: string },
  found: readonly Reason[],
  prefix: string,
): BlockReason[] {
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const ofKind = found.filter((reason) => reason.kind === kind);
    const texts = [...new Set(ofKind.map(({ text }) => text))];
    const rest = texts.length - TOLD_ACTIONS;
    const told = texts.slice(0, TOLD_ACTIONS).filter((text) => text !== "");
    const more = rest > 0 ? ` and ${counted(rest, "more", "more")}` : "";
    return {
      gate: "widened-access" as const,
      stack,
      address,
      why: `${prefix}${prefix !== "" && kind === KINDS.identity ? "new" : kind}${told.length > 0 ? `: ${told.join(", ")}${more}` : ""}`,
      details: ofKind.flatMap(({ row }) =>
        row ? [accessCells(row).filter(Boolean).join("  ")] : [],
      ),
    };
  });
}

function reasons({ before, after, rows }: Pick<AccessDiff, "before" | "after" | "rows">): Reason[] {
  const losesBoundary = before?.isBounded === true && after?.isBounded === false;
  // What a boundary that was not there before leaves is no more than there was.
  const isNewBoundary = before?.isBounded === false && after?.isBounded === true;
  const judged = rows.filter(({ row }) => !(row.section === "boundary" && isNewBoundary));
  return [
    ...(losesBoundary ? [{ kind: "loses its permissions boundary", text: "" }] : []),
    ...judged.flatMap((change) => reasonOf(change, rows)),
  ];
}

const KINDS = {
  identity: "may now do",
  trust: "may be assumed by more",
  boundary: "its boundary leaves more",
};

function reasonOf({ change, row }: RowChange<AccessRow>, rows: AccessDiff["rows"]): Reason[] {
  if (change === "removed") {
    return row.effect === "Deny" ? [{ kind: "is no longer denied", text: inWords(row), row }] : [];
  }
  if (row.effect === "unknown") {
    return [{ kind: "has a policy that nobody can judge", text: row.policy, row }];
  }
  if (row.effect === "Deny" || isNarrower(row, rows)) return [];
  return [{ kind: KINDS[row.section], text: inWords(row), row }];
}

/** `s3:GetObject on learner-uploads/*`, `sts:AssumeRole by ecs-tasks.amazonaws.com` */
function inWords({ action, principal, resource = "", conditions }: StatementRow): string {
  const where = principal === undefined ? `on ${shortened(resource)}` : `by ${principal}`;
  return `${action} ${where}${conditions.length > 0 ? " (on conditions)" : ""}`;
}

/** An ARN without service, region and account: actions say the service. */
const shortened = (resource: string): string =>
  /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(.+)$/.exec(resource)?.[1] ?? resource;

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
