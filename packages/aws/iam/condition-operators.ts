const POSITIVE = [
  "StringEquals",
  "StringEqualsIgnoreCase",
  "StringLike",
  "ArnEquals",
  "ArnLike",
  "NumericEquals",
  "NumericLessThan",
  "NumericLessThanEquals",
  "NumericGreaterThan",
  "NumericGreaterThanEquals",
  "DateEquals",
  "DateLessThan",
  "DateLessThanEquals",
  "DateGreaterThan",
  "DateGreaterThanEquals",
  "Bool",
  "BinaryEquals",
  "IpAddress",
  "Null",
] as const;

/** An operator that is not the negation of another. */
export type PositiveOperator = (typeof POSITIVE)[number];

const NEGATED: Readonly<Record<string, PositiveOperator>> = {
  StringNotEquals: "StringEquals",
  StringNotEqualsIgnoreCase: "StringEqualsIgnoreCase",
  StringNotLike: "StringLike",
  ArnNotEquals: "ArnEquals",
  ArnNotLike: "ArnLike",
  NumericNotEquals: "NumericEquals",
  DateNotEquals: "DateEquals",
  NotIpAddress: "IpAddress",
};

/** The names of all operators, without what may stand before and after one. */
export const CONDITION_OPERATORS: readonly string[] = [...POSITIVE, ...Object.keys(NEGATED)];

export interface ConditionOperator {
  readonly name: PositiveOperator;
  readonly negated: boolean;
  readonly set: "ForAllValues" | "ForAnyValue" | undefined;
  readonly ifExists: boolean;
}

const OPERATOR = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;

/**
 * An operator of a condition, as a policy writes it: `ForAllValues:StringNotLikeIfExists`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 *
 * @returns nothing where IAM has none of that name
 */
export function conditionOperator(text: string): ConditionOperator | undefined {
  const [, set, written = "", ifExists] = OPERATOR.exec(text) ?? [];
  const name = NEGATED[written] ?? POSITIVE.find((one) => one === written);
  if (name === undefined) return undefined;
  return {
    name,
    negated: name !== written,
    set: set === "ForAllValues" || set === "ForAnyValue" ? set : undefined,
    ifExists: ifExists !== undefined,
  };
}
