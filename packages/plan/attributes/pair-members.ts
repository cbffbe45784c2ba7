import { canonical } from "./canonical";
import { child, isMarked, membersOf, type Side } from "./side";

/** A member of a list as it was and as it will be; one of the two where it comes or goes. */
export interface Pair {
  readonly before: ListMember | undefined;
  readonly after: ListMember | undefined;
  /** What both call themselves. */
  readonly label?: string;
}

export interface ListMember {
  readonly side: Side;
  readonly index: number;
  /** Equal for members that are equal. One that is not known yet equals none. */
  readonly key: string;
}

/** What names a member of a list: of a policy's statement, of a container and its variables. */
const LABELS = ["Sid", "sid", "name", "Name", "id"];

/**
 * The members that differ, each beside what it was: one that is put in at the front does not make
 * all that follow look changed. Nothing where the same members stand in another order.
 */
export function pairMembers(before: Side, after: Side): readonly Pair[] | undefined {
  const [old, current] = [toMembers(before), toMembers(after)];
  const common = intersect(old, current);
  const [left, come] = [split(old, common), split(current, common)];
  if (left.same.some(({ key }, index) => key !== come.same[index]?.key)) {
    return left.rest.length + come.rest.length === 0 ? undefined : byPlace(old, current);
  }
  return byLabel(left.rest, come.rest);
}

function byLabel(left: readonly ListMember[], come: readonly ListMember[]): Pair[] {
  const [lefts, comes] = [labelled(left), labelled(come)];
  const named = [...new Set([...lefts.keys(), ...comes.keys()])].map((label) => ({
    before: lefts.get(label),
    after: comes.get(label),
    label,
  }));
  const isNamed = (member: ListMember, names: ReadonlyMap<string, ListMember>) =>
    [...names.values()].includes(member);
  return [
    ...named,
    ...byPlace(
      left.filter((member) => !isNamed(member, lefts)),
      come.filter((member) => !isNamed(member, comes)),
    ),
  ];
}

const byPlace = (left: readonly ListMember[], come: readonly ListMember[]): Pair[] =>
  Array.from({ length: Math.max(left.length, come.length) }, (_, index) => ({
    before: left[index],
    after: come[index],
  }));

/** Members by their label, where each has one of its own. */
function labelled(members: readonly ListMember[]): ReadonlyMap<string, ListMember> {
  const labels = members.map(({ side }) => labelOf(side));
  const isComplete = labels.every((label) => label !== undefined);
  if (!isComplete || new Set(labels).size < labels.length) return new Map();
  return new Map(members.map((member, index) => [labels[index] ?? "", member]));
}

/** A label stands in a path, so that a secret cannot be one. */
function labelOf(side: Side): string | undefined {
  return LABELS.map((name) => child(side, name))
    .filter(({ sensitive }) => !isMarked(sensitive))
    .map(({ value }) => value)
    .find((value): value is string => typeof value === "string" && value !== "");
}

const toMembers = (list: Side): ListMember[] =>
  membersOf(list).map((side, index) => ({
    side,
    index,
    key: isMarked(side.unknown) ? `unknown ${String(index)}` : canonical(side.value),
  }));

/** How often each key stands in both lists. */
function intersect(
  a: readonly ListMember[],
  b: readonly ListMember[],
): ReadonlyMap<string, number> {
  const counts = countOf(b);
  return new Map(
    [...countOf(a)].map(([key, count]) => [key, Math.min(count, counts.get(key) ?? 0)]),
  );
}

function countOf(members: readonly ListMember[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of members) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function split(
  members: readonly ListMember[],
  common: ReadonlyMap<string, number>,
): { same: readonly ListMember[]; rest: readonly ListMember[] } {
  const left = new Map(common);
  const same: ListMember[] = [];
  const rest: ListMember[] = [];
  for (const member of members) {
    const count = left.get(member.key) ?? 0;
    left.set(member.key, count - 1);
    (count > 0 ? same : rest).push(member);
  }
  return { same, rest };
}
