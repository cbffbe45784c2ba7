import {
  type Action,
  actionOf,
  isObject,
  parsePlan,
  type PlannedChange,
  type Values,
} from "#terraform";
import { infinitiveOf } from "../action-words";
import { canonical } from "../attributes/canonical";
import type { Followers } from "./followers";

/**
 * How a stack's second plan differs from the one that was reviewed, other than by what its inputs
 * explain. Each is a text for people; values are in none of them.
 *
 * @throws PlanError when one cannot be read
 */
export function differences(
  stack: string,
  reviewed: unknown,
  planned: unknown,
  followers: Followers,
): string[] {
  const [before, after] = [parsePlan(stack, reviewed), parsePlan(stack, planned)];
  const [was, is] = [byKey(before.changes), byKey(after.changes)];
  const keys = [...new Set([...was.keys(), ...is.keys()])];
  return [
    ...keys.flatMap((key) => ofResource(was.get(key), is.get(key), followers)),
    ...ofOutputs(before.outputs, after.outputs, followers),
    ...(after.complete ? [] : ["it is not complete: something would be left to plan after it"]),
  ];
}

/** Reading a data source changes nothing. */
const byKey = (changes: readonly PlannedChange[]): ReadonlyMap<string, PlannedChange> =>
  new Map(
    changes
      .filter(({ isData }) => !isData)
      .map((change) => [`${change.address}${change.deposed ? " (deposed)" : ""}`, change]),
  );

function ofResource(
  was: PlannedChange | undefined,
  is: PlannedChange | undefined,
  { mayChange }: Followers,
): string[] {
  const [before, after] = [action(was), action(is)];
  const address = (is ?? was)?.address ?? "";
  const changed = (attribute: string) =>
    canonical(changeOf(was, attribute)) !== canonical(changeOf(is, attribute));
  const attributes = attributesOf(was, is).filter(changed);
  const unexplained = attributes.filter((attribute) => !mayChange(address, attribute));
  if (before !== after && !(isUpdate(before, after) && unexplained.length === 0)) {
    const why = unexplained.length > 0 ? ` (${listed(unexplained)})` : "";
    return [`${address}: ${infinitiveOf(before)} then, ${infinitiveOf(after)} now${why}`];
  }
  return unexplained.map((attribute) => `${address}: ${attribute} changes in another way`);
}

/** Attributes that one line names. */
const NAMED = 5;

function listed(attributes: readonly string[]): string {
  const rest = attributes.length - NAMED;
  const names = attributes.slice(0, NAMED).join(", ");
  return rest > 0 ? `${names} and ${String(rest)} more` : names;
}

const action = (change: PlannedChange | undefined): Action => (change ? actionOf(change) : "no-op");

/** A new input may make an update of what stayed, and the other way round. */
const isUpdate = (before: Action, after: Action): boolean =>
  [before, after].every((what) => what === "no-op" || what === "update");

/** What a plan does with one attribute; nothing where it stays as it is. */
function changeOf(values: Values | undefined, attribute: string): unknown {
  if (values === undefined) return null;
  const unknown = memberOf(values.afterUnknown, attribute);
  const [before, after] = [values.before, values.after].map((side) => memberOf(side, attribute));
  const isUnknown = canonical(unknown) !== "null" && canonical(unknown) !== "false";
  if (!isUnknown && canonical(before) === canonical(after)) return null;
  return { before, after, unknown: isUnknown ? unknown : null };
}

function attributesOf(...all: readonly (Values | undefined)[]): string[] {
  const sides = all.flatMap((values) =>
    values ? [values.before, values.after, values.afterUnknown] : [],
  );
  return [...new Set(sides.filter(isObject).flatMap((side) => Object.keys(side)))].toSorted();
}

const memberOf = (side: unknown, key: string): unknown => (isObject(side) ? side[key] : undefined);

type Outputs = readonly (Values & { readonly name: string })[];

function ofOutputs(before: Outputs, after: Outputs, { outputMayChange }: Followers): string[] {
  const names = [...new Set([...before, ...after].map(({ name }) => name))];
  const of = (outputs: Outputs, wanted: string) => {
    const values = outputs.find(({ name }) => name === wanted);
    if (!values || values.actions.join() === "no-op") return null;
    return { before: values.before, after: values.after, unknown: values.afterUnknown };
  };
  return names
    .filter((name) => canonical(of(before, name)) !== canonical(of(after, name)))
    .filter((name) => !outputMayChange(name))
    .map((name) => `output ${name} changes in another way`);
}
