import { isAsymmetric, isPlainObject } from "./compare";

/**
 * Refuses an expected value that no JSON holds: nothing, a pattern, an instance of a class.
 *
 * @param at its place: `aws_vpc: tags.Name`
 * @throws Error when there is one, at any depth
 */
export function checkValues(at: string, value: unknown): void {
  if (isAsymmetric(value)) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) checkValues(`${at}[${index}]`, item);
  } else if (isPlainObject(value)) {
    for (const [key, item] of Object.entries(value)) checkValues(`${at}.${key}`, item);
  } else if (value === undefined) {
    throw new Error(`${at} is expected to be undefined: for what is not set write absent`);
  } else if (typeof value === "function" || (typeof value === "object" && value !== null)) {
    throw new Error(
      `${at} is expected to be a ${nameOf(value)}, which no JSON holds: write a value, or a matcher such as expect.stringMatching()`,
    );
  }
}

function nameOf(value: object): string {
  return typeof value === "function" ? "function" : value.constructor.name;
}
