import { describe, expect, test } from "@jest/globals";
import { type CaseGroup, outcomeOf } from "./cases/case";
import { conditionArns } from "./cases/condition-arns";
import { conditionKeys } from "./cases/condition-keys";
import { conditionValues } from "./cases/condition-values";
import { logic } from "./cases/logic";
import { matching } from "./cases/matching";
import { unresolved } from "./cases/unresolved";
import { variables } from "./cases/variables";

/** What AWS documents about the evaluation of policies, case by case. */
const groups: readonly CaseGroup[] = [
  ...conditionValues,
  conditionArns,
  ...conditionKeys,
  ...matching,
  variables,
  ...logic,
  unresolved,
];

describe.each(groups)("$title ($source)", ({ cases }) => {
  test.each(cases)("%s", (_, policies, ask, outcome) => {
    expect(outcomeOf(policies, ask)).toBe(outcome);
  });
});
