import { isObject } from "#terraform";

/** Stands where a secret was. */
export const SENSITIVE = "(sensitive)";

/**
 * A value before or after, and the marks that Terraform keeps beside it: the same shape, with `true`
 * where the whole of what is there is secret, or is known only after the apply.
 */
export interface Side {
  readonly value: unknown;
  readonly sensitive: unknown;
  readonly unknown: unknown;
}

export type SideKind = "absent" | "list" | "map" | "plain";

export const NOTHING: Side = { value: undefined, sensitive: undefined, unknown: undefined };

/** A value without marks: what stands in a text that is JSON. */
export const unmarked = (value: unknown): Side => ({ ...NOTHING, value });

/** What a value is. Of one that is known only in parts, the marks tell. */
export function kindOf({ value, unknown }: Side): SideKind {
  const shown = value ?? unknown;
  if (Array.isArray(shown)) return "list";
  if (isObject(shown)) return "map";
  return isMissing(value) ? "absent" : "plain";
}

/** Nothing is there, and nothing will be. Terraform writes null for what is not set. */
export const isAbsent = (side: Side): boolean => isMissing(side.value) && !isMarked(side.unknown);

/** A mark somewhere in it. */
export function isMarked(mark: unknown): boolean {
  if (Array.isArray(mark)) return mark.some(isMarked);
  return isObject(mark) ? Object.values(mark).some(isMarked) : mark === true;
}

export function child({ value, sensitive, unknown }: Side, key: string | number): Side {
  return {
    value: member(value, key),
    sensitive: sensitive === true ? true : member(sensitive, key),
    unknown: unknown === true ? true : member(unknown, key),
  };
}

/** Names of what a map has, known or not. */
export const keysOf = ({ value, unknown }: Side): string[] => [
  ...new Set([value, unknown].flatMap((map) => (isObject(map) ? Object.keys(map) : []))),
];

/** The members of a list, known or not. */
export function membersOf(side: Side): Side[] {
  const lengths = [side.value, side.unknown].map((list) => (Array.isArray(list) ? list.length : 0));
  return Array.from({ length: Math.max(...lengths) }, (_, index) => child(side, index));
}

/** The value as it may be shown: a marker in place of each secret. Nothing if nothing is there. */
export function shown({ value, sensitive }: Side): unknown {
  if (isMissing(value)) return undefined;
  if (sensitive === true) return SENSITIVE;
  if (!isMarked(sensitive)) return value;
  if (Array.isArray(value)) {
    return value.map((_, index) => shown(child({ ...NOTHING, value, sensitive }, index)));
  }
  if (!isObject(value)) return SENSITIVE;
  return Object.fromEntries(
    Object.keys(value).map((key) => [key, shown(child({ ...NOTHING, value, sensitive }, key))]),
  );
}

function member(container: unknown, key: string | number): unknown {
  if (Array.isArray(container)) return container[Number(key)];
  return isObject(container) && Object.hasOwn(container, key) ? container[key] : undefined;
}

const isMissing = (value: unknown): boolean => value === undefined || value === null;
