import { canonical } from "./canonical";
import { at, atMember, type Location } from "./location";
import { pairMembers } from "./pair-members";
import {
  child,
  isAbsent,
  isMarked,
  keysOf,
  kindOf,
  membersOf,
  NOTHING,
  SENSITIVE,
  shown,
  type Side,
  unmarked,
} from "./side";

export interface AttributeDifference {
  readonly location: Location;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly sensitive: boolean;
  readonly unknown: boolean;
}

/**
 * Where two values differ, as deep as can be said. Secrets come first: what is marked is neither
 * parsed nor taken apart, and only that it differs is told.
 */
export function compare(before: Side, after: Side, location: Location): AttributeDifference[] {
  if (isAbsent(before) && isAbsent(after)) return [];
  if (before.sensitive === true || after.sensitive === true) {
    return isSame(before, after) ? [] : [secret(before, after, location)];
  }
  if (after.unknown === true) return [leaf(before, after, location)];
  if (typeof after.value === "string" && before.value === after.value) return [];
  const [was, is] = [parsed(before), parsed(after)];
  if (was && is) {
    const inside = compare(was, is, location);
    return inside.length > 0 ? inside : [leaf(before, after, location)];
  }
  const kinds = [kindOf(before), kindOf(after)].filter((kind) => kind !== "absent");
  if (kinds.every((kind) => kind === "map")) return compareMaps(before, after, location);
  if (kinds.every((kind) => kind === "list")) return compareLists(before, after, location);
  return isSame(before, after) ? [] : [leaf(before, after, location)];
}

function compareMaps(before: Side, after: Side, location: Location): AttributeDifference[] {
  return [...new Set([...keysOf(before), ...keysOf(after)])].flatMap((key) =>
    compare(child(before, key), child(after, key), at(location, key)),
  );
}

function compareLists(before: Side, after: Side, location: Location): AttributeDifference[] {
  if (membersOf(before).length + membersOf(after).length === 0) return [];
  const pairs = pairMembers(before, after);
  if (pairs === undefined) return isSame(before, after) ? [] : [leaf(before, after, location)];
  return pairs.flatMap(({ before: was, after: is, label }) => {
    const index = is?.index ?? was?.index ?? 0;
    return compare(was?.side ?? NOTHING, is?.side ?? NOTHING, atMember(location, index, label));
  });
}

const isSame = (before: Side, after: Side): boolean =>
  !isMarked(after.unknown) && canonical(before.value) === canonical(after.value);

function leaf(before: Side, after: Side, location: Location): AttributeDifference {
  const [was, is] = [shown(before), after.unknown === true ? undefined : shown(after)];
  return {
    location,
    ...(was !== undefined && { before: was }),
    ...(is !== undefined && { after: is }),
    sensitive: isMarked(before.sensitive) || isMarked(after.sensitive),
    unknown: isMarked(after.unknown),
  };
}

/** Both are hidden, whichever of the two is marked: a value that stops being secret was one. */
function secret(before: Side, after: Side, location: Location): AttributeDifference {
  const hidden = (side: Side) => (isAbsent({ ...side, unknown: false }) ? undefined : SENSITIVE);
  const [was, is] = [hidden(before), hidden(after)];
  return {
    location,
    ...(was !== undefined && { before: was }),
    ...(is !== undefined && { after: is }),
    sensitive: true,
    unknown: isMarked(after.unknown),
  };
}

/**
 * What a text that is JSON holds: policies and container definitions are such. Only objects and
 * lists: `"80"` is JSON, too, and means the text.
 */
function parsed(side: Side): Side | undefined {
  if (isAbsent(side)) return NOTHING;
  if (typeof side.value !== "string" || !/^\s*[[{]/.test(side.value)) return undefined;
  try {
    return unmarked(JSON.parse(side.value));
  } catch {
    return undefined;
  }
}
