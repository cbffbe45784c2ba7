import type { Policy, PolicyPrincipal, Statement } from "../policy";
import type { Role } from "./subject";

/** What a row is about: who may assume the role, what its policies grant, what its boundary leaves of that. */
export type AccessSection = "trust" | "identity" | "boundary";

/** One action of one statement on one resource. */
export interface StatementRow {
  readonly section: AccessSection;
  readonly effect: "Allow" | "Deny";
  /** `s3:GetObject`, or `all but iam:*` of a statement with `NotAction`. */
  readonly action: string;
  /** Who may assume the role. Of `trust` alone. */
  readonly principal?: string;
  /** ARN or pattern, or `all but` several. Of the other sections. */
  readonly resource?: string;
  /** `StringEquals aws:SourceAccount 111111111111`, all of which must hold. */
  readonly conditions: readonly string[];
}

/** A policy that cannot be read: what it grants is not known. */
export interface UnreadableRow {
  readonly section: AccessSection;
  readonly effect: "unknown";
  readonly policy: string;
  readonly reason: string;
}

export type AccessRow = StatementRow | UnreadableRow;

/** Everything that a role can do, and who can assume it. */
export interface RoleAccess {
  readonly name: string;
  readonly arn: string;
  /** It has a permissions boundary. */
  readonly isBounded: boolean;
  /** Without repetitions; by section, and sorted, so that moving a statement changes nothing. */
  readonly rows: readonly AccessRow[];
}

export function roleAccess({ name, arn, trust, identity, boundary }: Role): RoleAccess {
  return {
    name,
    arn,
    isBounded: boundary !== undefined,
    rows: [
      ...sorted(rowsOf("trust", trust)),
      ...sorted(identity.flatMap((policy) => rowsOf("identity", policy))),
      ...sorted(boundary ? rowsOf("boundary", boundary) : []),
    ],
  };
}

/** A row's cells, in the order of the columns of its section. */
export function accessCells(row: AccessRow): readonly string[] {
  if (row.effect === "unknown") return ["?", row.policy, row.reason, ""];
  const { effect, action, principal, resource = "", conditions } = row;
  const subject = principal === undefined ? [action, resource] : [principal, action];
  return [effect, ...subject, conditions.join(" & ")];
}

function rowsOf(section: AccessSection, policy: Policy): AccessRow[] {
  const { name, unreadable, statements } = policy;
  if (unreadable !== undefined) {
    return [{ section, effect: "unknown", policy: name, reason: unreadable }];
  }
  return statements.flatMap((statement) => {
    const { effect } = statement;
    const conditions = conditionsOf(statement);
    return actionsOf(statement).flatMap((action): StatementRow[] =>
      section === "trust"
        ? (statement.principals ?? []).map((principal) => ({
            section,
            effect,
            action,
            principal: principalText(principal),
            conditions,
          }))
        : resourcesOf(statement).map((resource) => ({
            section,
            effect,
            action,
            resource,
            conditions,
          })),
    );
  });
}

const principalText = ({ type, text }: PolicyPrincipal): string =>
  type === "everyone" ? "everyone" : text;

/** What is excepted makes one row: split up, each row would say more than the statement does. */
const actionsOf = ({ actions }: Statement): readonly string[] =>
  actions.negated ? [`all but ${actions.texts.join(", ")}`] : actions.texts;

const resourcesOf = ({ resources }: Statement): readonly string[] =>
  resources?.negated === true
    ? [`all but ${resources.texts.join(", ")}`]
    : (resources?.texts ?? ["(its own)"]);

const conditionsOf = ({ conditions }: Statement): readonly string[] =>
  conditions
    .map(({ operator, key, texts }) => `${operator.text} ${key} ${texts.join(" | ")}`)
    .toSorted();

/** Deny comes last: it takes away from what stands above it. */
const sorted = (rows: readonly AccessRow[]): AccessRow[] =>
  [...new Map(rows.map((row) => [accessCells(row).join("\n"), row])).entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, row]) => row);
