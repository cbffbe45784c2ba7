import { type PolicyStatement, readPolicy } from "#aws";
import { isObject, isSet } from "#terraform";
import { canonical } from "./canonical";

/** Nothing where it is no policy; one that is not there has no statements. */
export const statementsOf = (policy: unknown): readonly PolicyStatement[] | undefined =>
  isSet(policy) ? readPolicy(policy) : [];

/** The same for statements that mean the same: their ids and the order of values do not count. */
export const meaningOf = (statement: PolicyStatement): string =>
  canonical(sorted({ ...statement, sid: "" }));

/** Whether two policies have the same statements, in any order. One that cannot be read equals none. */
export function samePolicy(one: unknown, other: unknown): boolean {
  const [a, b] = [one, other].map((policy) => statementsOf(policy)?.map(meaningOf).toSorted());
  return a !== undefined && b !== undefined && canonical(a) === canonical(b);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.toSorted();
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, sorted(member)]));
}
