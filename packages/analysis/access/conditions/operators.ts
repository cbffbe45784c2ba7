import {
  CONDITION_OPERATORS,
  type ConditionOperator,
  conditionOperator,
  type PositiveOperator,
} from "#aws";
import { AccessError } from "../access-error";
import { compareArn } from "./compare-arn";
import { compareBinary } from "./compare-binary";
import { compareBoolean } from "./compare-boolean";
import { compareDate } from "./compare-date";
import { compareIpAddress } from "./compare-ip-address";
import { compareNumber } from "./compare-number";
import { lowerCase, type Token } from "../text/pattern";
import { match } from "../text/match";
import type { Verdict } from "../verdict";

/** Whether a value of the policy and one of the request go together. */
type Compare = (policy: readonly Token[], request: readonly Token[]) => Verdict;

interface Comparison {
  readonly compare: Compare;
  /** Whether `*` and `?` in the policy's values are wildcards. @default false */
  readonly wildcards?: boolean;
  /** Whether the policy's values may hold variables. @default false */
  readonly variables?: boolean;
}

export interface Operator extends Required<Comparison>, ConditionOperator {
  /** As written: `ForAllValues:StringNotLikeIfExists` */
  readonly text: string;
}

const ignoringCase: Compare = (policy, request) => match(lowerCase(policy), lowerCase(request));

const text = { variables: true } as const;
const like = { variables: true, wildcards: true } as const;

const COMPARISONS: Readonly<Record<PositiveOperator, Comparison>> = {
  StringEquals: { compare: match, ...text },
  StringEqualsIgnoreCase: { compare: ignoringCase, ...text },
  StringLike: { compare: match, ...like },
  // AWS documents the two as equal.
  ArnEquals: { compare: compareArn, ...like },
  ArnLike: { compare: compareArn, ...like },
  NumericEquals: { compare: compareNumber((request, policy) => request === policy) },
  NumericLessThan: { compare: compareNumber((request, policy) => request < policy) },
  NumericLessThanEquals: { compare: compareNumber((request, policy) => request <= policy) },
  NumericGreaterThan: { compare: compareNumber((request, policy) => request > policy) },
  NumericGreaterThanEquals: { compare: compareNumber((request, policy) => request >= policy) },
  DateEquals: { compare: compareDate((request, policy) => request === policy) },
  DateLessThan: { compare: compareDate((request, policy) => request < policy) },
  DateLessThanEquals: { compare: compareDate((request, policy) => request <= policy) },
  DateGreaterThan: { compare: compareDate((request, policy) => request > policy) },
  DateGreaterThanEquals: { compare: compareDate((request, policy) => request >= policy) },
  Bool: { compare: compareBoolean },
  BinaryEquals: { compare: compareBinary },
  IpAddress: { compare: compareIpAddress },
  // Looks at no value: see evaluate-condition.ts.
  Null: { compare: compareBoolean },
};

/**
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 *
 * @throws AccessError if the operator is none that is implemented
 */
export function parseOperator(operatorText: string): Operator {
  const operator = conditionOperator(operatorText);
  if (!operator) {
    const known = CONDITION_OPERATORS.join(", ");
    throw new AccessError(`operator "${operatorText}" is not supported: supported are ${known}`);
  }
  const { name, set, ifExists } = operator;
  if (name === "Null" && (set !== undefined || ifExists)) {
    throw new AccessError(`operator "${operatorText}": Null takes no prefix and no IfExists`);
  }
  const { compare, wildcards = false, variables = false } = COMPARISONS[name];
  return { text: operatorText, ...operator, compare, wildcards, variables };
}
