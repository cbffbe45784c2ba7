import { parseOperator } from "#analysis";
import { nearest } from "#terraform";
import { checkValues } from "./check-values";
import { isAsymmetric, isPlainObject } from "./compare";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */
const ELEMENTS = [
  ...["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource"],
  ...["Principal", "NotPrincipal", "Condition"],
];
const PRINCIPALS = ["AWS", "Service", "Federated", "CanonicalUser"];

/**
 * Refuses what no statement of a policy has.
 *
 * @throws Error for an element, a kind of principal or an operator that IAM does not have, and for a
 * matcher that could never fit
 */
export function checkStatement(statement: Readonly<Record<string, unknown>>): void {
  checkNames(Object.keys(statement), ELEMENTS, "element");
  checkValues("policyWith", statement);
  for (const [element, expected] of Object.entries(statement)) {
    if (element !== "Sid") checkMatchers(expected);
  }
  for (const principals of [statement["Principal"], statement["NotPrincipal"]]) {
    if (isPlainObject(principals)) {
      checkNames(Object.keys(principals), PRINCIPALS, "kind of principal");
    }
  }
  const conditions = statement["Condition"];
  if (isPlainObject(conditions)) Object.keys(conditions).forEach(parseOperator);
}

/** Of texts there is always a list, which a matcher on a text never fits. */
function checkMatchers(expected: unknown): void {
  if (isAsymmetric(expected)) {
    const { sample } = expected as { sample?: unknown };
    if (typeof sample !== "string" && !isPattern(sample)) return;
    throw new Error(
      "policyWith: a statement has lists of texts: write [expect.stringMatching(...)] or expect.arrayContaining([...])",
    );
  }
  if (isPlainObject(expected)) Object.values(expected).forEach(checkMatchers);
}

const isPattern = (value: unknown) => Object.prototype.toString.call(value) === "[object RegExp]";

function checkNames(names: readonly string[], allowed: readonly string[], what: string): void {
  for (const name of names) {
    if (!allowed.includes(name)) {
      const suggestion = nearest(name, allowed) ?? "";
      throw new Error(`policyWith: IAM has no ${what} ${name}; did you mean ${suggestion}?`);
    }
  }
}
