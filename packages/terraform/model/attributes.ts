import type { Json } from "./json";

/*
 * Reading attributes. The same block is an object or a list of objects in synthesized configuration,
 * and always a list in a plan: here is the one place that knows.
 */

/** A text with an expression in it is known only at plan, or after an apply. */
export function isUnknown(value: unknown): boolean {
  return typeof value === "string" && value.includes("${");
}

/** Whether a setting is known to be on; numbers and booleans may be written as text. */
export function isOn(value: unknown): boolean {
  return value === true || value === "true";
}

/** Whether a setting that must be on is known not to be; an unset one is off. */
export function isOff(value: unknown): boolean {
  return !isOn(value) && !isUnknown(value);
}

/** Whether something is there, or will be. A plan writes unset attributes as null or empty. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

/** A known text, or nothing. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" && !isUnknown(value) ? value : undefined;
}

/** A known number, or nothing. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  const text = textOf(value);
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}

/** The members of a list; one that is not known yet counts as its only member. */
export function listOf(value: unknown): readonly unknown[] {
  if (isUnknown(value)) return [value];
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** The blocks that a path of names leads to. */
export function blocksOf(attributes: Json, ...names: readonly string[]): readonly Json[] {
  return names.reduce<readonly Json[]>(
    (blocks, name) => blocks.flatMap((block) => asBlocks(block[name])),
    [attributes],
  );
}

function asBlocks(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap(asBlocks);
  return typeof value === "object" && value !== null ? [value as Json] : [];
}
