import { isAsymmetric, isPlainObject } from "./compare";
import { JsonText } from "../json";

/**
 * Refuses `json()` where a test expects something not to be: nothing knows which keys a JSON text
 * may have, so a misspelt one would pass.
 *
 * @throws Error when there is one, at any depth
 */
export function refuseNegatedJson(expected: unknown): void {
  if (expected instanceof JsonText) {
    throw new Error(
      "where nothing is to fit, json() would pass on a misspelt key: expect what the text holds instead, or policyWith() of a policy",
    );
  }
  if (isAsymmetric(expected)) {
    if ("sample" in expected) refuseNegatedJson(expected.sample);
  } else if (Array.isArray(expected) || isPlainObject(expected)) {
    Object.values(expected).forEach(refuseNegatedJson);
  }
}
