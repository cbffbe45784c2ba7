import { type Policy, type PolicyPrincipal, type Statement } from "../policy";
import { alignColumns } from "./align-columns";
import type { Role } from "./subject";

/**
 * Everything a role can do, and who can be it: a text to review, and to compare with the one before.
 * It is sorted, so that moving a statement changes nothing in it.
 */
export function accessTable(role: Role): string {
  const { boundary, identity, trust } = role;
  return [
    `role ${role.name}`,
    `arn  ${role.arn}`,
    "",
    "may be assumed",
    ...alignColumns([["effect", "by", "action", "conditions"], ...sorted(trustRows(trust))]),
    "",
    "may",
    ...alignColumns([
      ["effect", "action", "resource", "conditions"],
      ...sorted(identity.flatMap(accessRows)),
    ]),
    "",
    ...(boundary
      ? [
          "but no more than",
          ...alignColumns([
            ["effect", "action", "resource", "conditions"],
            ...sorted(accessRows(boundary)),
          ]),
        ]
      : ["without a permissions boundary"]),
    "",
  ].join("\n");
}

type Row = readonly string[];

function trustRows(trust: Policy): Row[] {
  if (trust.unreadable !== undefined) return [unreadableRow(trust)];
  return trust.statements.flatMap((statement) =>
    (statement.principals ?? []).flatMap((principal) =>
      actionsOf(statement).map((action) => [
        statement.effect,
        principalText(principal),
        action,
        conditionsOf(statement),
      ]),
    ),
  );
}

const principalText = ({ type, text }: PolicyPrincipal): string =>
  type === "everyone" ? "everyone" : text;

function accessRows(policy: Policy): Row[] {
  if (policy.unreadable !== undefined) return [unreadableRow(policy)];
  return policy.statements.flatMap((statement) =>
    actionsOf(statement).flatMap((action) =>
      resourcesOf(statement).map((resource) => [
        statement.effect,
        action,
        resource,
        conditionsOf(statement),
      ]),
    ),
  );
}

const unreadableRow = ({ name, unreadable }: Policy): Row => ["?", name, String(unreadable), ""];

/** What is excepted makes one row: split up, each row would say more than the statement does. */
const actionsOf = ({ actions }: Statement): readonly string[] =>
  actions.negated ? [`all but ${actions.texts.join(", ")}`] : actions.texts;

const resourcesOf = ({ resources }: Statement): readonly string[] =>
  resources?.negated === true
    ? [`all but ${resources.texts.join(", ")}`]
    : (resources?.texts ?? ["(its own)"]);

const conditionsOf = ({ conditions }: Statement): string =>
  conditions
    .map(({ operator, key, texts }) => `${operator.text} ${key} ${texts.join(" | ")}`)
    .toSorted()
    .join(" & ");

/** Without repetitions. Deny comes last: it takes away from what stands above it. */
const sorted = (rows: readonly Row[]): Row[] =>
  [...new Map(rows.map((row) => [row.join("\n"), row])).entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, row]) => row);
