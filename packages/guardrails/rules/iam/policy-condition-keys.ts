import { conditionOperator, mayHaveKey, type PolicyStatement } from "#aws";
import type { Guardrail } from "../../guardrail";
import { factOf, grantsOf, IDENTITY_POLICY_TYPES } from "../../support/policies";

/** A condition on it never holds, and one that asks for something else than a value always does. */
export const policyConditionKeys: Guardrail = {
  id: "policy-condition-keys",
  title: "A condition is on a key that requests of its action have",
  checks: [],
  severity: "medium",
  types: IDENTITY_POLICY_TYPES,
  remedy: "use a key that the action has, or put the action into a statement without the condition",
  check: (resource) =>
    grantsOf(resource).flatMap((statement) =>
      keysThatCount(statement).flatMap((key) =>
        statement.actions
          .filter((action) => !/[*?]/.test(action) && !mayHaveKey(action, key))
          .map((action) =>
            factOf(statement, `${key} of ${action}`, `asks for ${key}, which no ${action} has`),
          ),
      ),
    ),
};

/** These two are for requests without the key as well. */
const keysThatCount = ({ conditions }: PolicyStatement): readonly string[] =>
  Object.entries(conditions).flatMap(([text, keys]) => {
    const operator = conditionOperator(text);
    return operator?.ifExists === true || operator?.name === "Null" ? [] : Object.keys(keys);
  });
