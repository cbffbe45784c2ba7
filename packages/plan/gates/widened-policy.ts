import type { PolicyStatement } from "#aws";
import { isObject, type PlannedChange } from "#terraform";
import { canonical } from "../attributes/canonical";
import { meaningOf, statementsOf } from "../attributes/policy-meaning";
import { isMarked } from "../attributes/side";
import type { BlockReason, GateInput } from "./gate-check";

const ATTRIBUTES = ["policy", "policy_document"];

/**
 * A policy on a bucket, a key, a topic ... that allows something new, or no longer denies something.
 * What is made with a policy of its own widens nothing; a policy that is a resource of its own may
 * be about something that was there before. Roles have their tables instead.
 */
export function widenedPolicy({ stacks, brandNew }: GateInput): readonly BlockReason[] {
  if (brandNew) return [];
  return stacks.flatMap(({ id, planned }) =>
    planned
      .filter(({ type }) => !type.startsWith("aws_iam_"))
      .flatMap((change) =>
        ATTRIBUTES.flatMap((attribute) => reasons(change, attribute)).map((why) => ({
          gate: "widened-access" as const,
          stack: id,
          address: change.address,
          why,
        })),
      ),
  );
}

function reasons(change: PlannedChange, attribute: string): string[] {
  const { before, after, afterUnknown, type } = change;
  const [was, is] = [before, after].map((values) =>
    isObject(values) ? values[attribute] : undefined,
  );
  if (!isObject(before) && !type.endsWith("_policy")) return [];
  if (isObject(afterUnknown) && isMarked(afterUnknown[attribute])) {
    return [`its ${attribute} is known only after the apply, so that nobody can judge it`];
  }
  if (canonical(was) === canonical(is)) return [];
  const [old, young] = [statementsOf(was), statementsOf(is)];
  if (!old || !young) return [`its ${attribute} cannot be read, so that nobody can judge it`];
  const allows = missing(young, old, "Allow");
  // A policy that goes takes with it what it denied.
  const denies = missing(old, young, "Deny");
  return [
    ...(allows > 0 ? [`its ${attribute} allows something new (${counted(allows)})`] : []),
    ...(denies > 0 ? [`its ${attribute} no longer denies what it did (${counted(denies)})`] : []),
  ];
}

const counted = (count: number): string =>
  count === 1 ? "1 statement" : `${String(count)} statements`;

/** How many statements with an effect only the first list has. */
function missing(
  statements: readonly PolicyStatement[],
  others: readonly PolicyStatement[],
  effect: string,
): number {
  const known = new Set(others.map(meaningOf));
  return statements.filter(
    (statement) => statement.effect === effect && !known.has(meaningOf(statement)),
  ).length;
}
