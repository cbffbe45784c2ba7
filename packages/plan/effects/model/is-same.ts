import { isObject } from "#terraform";
import { canonical } from "../../attributes/canonical";

/** Whether two values mean the same: what is not set is null in a plan, or empty, or off. */
export const isSame = (one: unknown, other: unknown): boolean =>
  canonical(isNothing(one) ? null : one) === canonical(isNothing(other) ? null : other);

function isNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isObject(value)) return Object.keys(value).length === 0;
  return value === "" || value === 0 || value === false;
}
