import { type Mismatch, Matching } from "./matching";

type Json = Readonly<Record<string, unknown>>;

/**
 * Where a received value differs from the expected one. Objects may name just the keys that matter,
 * at every depth; lists are compared whole, item by item. Matchers such as `expect.anything()`,
 * `absent` or `json()` may stand anywhere.
 *
 * @param path of the received value, which the differences' paths begin with
 */
export function differences(expected: unknown, received: unknown, path = ""): Mismatch[] {
  if (expected instanceof Matching) return [...expected.differencesTo(received, path)];
  const different = [{ path, expected, received }];
  if (isAsymmetric(expected)) return expected.asymmetricMatch(received) ? [] : different;
  if (Array.isArray(expected)) {
    if (!Array.isArray(received) || received.length !== expected.length) return different;
    return expected.flatMap((item, index) =>
      differences(item, received[index], `${path}[${index}]`),
    );
  }
  if (!isPlainObject(expected)) return expected === received ? [] : different;
  if (!isPlainObject(received)) return different;
  return Object.entries(expected).flatMap(([key, value]) => {
    const at = path === "" ? key : `${path}.${key}`;
    if (Object.hasOwn(received, key) || value instanceof Matching) {
      return differences(value, received[key], at);
    }
    // What is not there fits nothing else: expect.not.stringContaining() would take it.
    return [{ path: at, expected: value, received: undefined }];
  });
}

/** How far a value is off: one for each value in it that is not as it should be. */
export function distanceOf(found: readonly Mismatch[]): number {
  return found.reduce((sum, { expected }) => sum + leavesIn(expected), 0);
}

function leavesIn(value: unknown): number {
  if (isAsymmetric(value) || typeof value !== "object" || value === null) return 1;
  return Math.max(
    1,
    Object.values(value).reduce((sum: number, item) => sum + leavesIn(item), 0),
  );
}

export interface Asymmetric {
  asymmetricMatch(received: unknown): boolean;
}

/** Jest's own matchers for a part: `expect.anything()`, `expect.stringMatching()`. */
export function isAsymmetric(value: unknown): value is Asymmetric {
  return (
    typeof value === "object" &&
    value !== null &&
    "asymmetricMatch" in value &&
    typeof value.asymmetricMatch === "function"
  );
}

/** As JSON has them: no instance of a class. */
export function isPlainObject(value: unknown): value is Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  // Jest runs tests in a realm of their own, whose Object is another: it is the last of its chain.
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
