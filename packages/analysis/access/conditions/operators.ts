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

export interface Operator extends Required<Comparison> {
  /** As written: `ForAllValues:StringNotLikeIfExists` */
  readonly text: string;
  readonly name: string;
  readonly negated: boolean;
  readonly set: "ForAllValues" | "ForAnyValue" | undefined;
  readonly ifExists: boolean;
}

const ignoringCase: Compare = (policy, request) => match(lowerCase(policy), lowerCase(request));

const text = { variables: true } as const;
const like = { variables: true, wildcards: true } as const;

const COMPARISONS: Readonly<Record<string, Comparison>> = {
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

const NEGATED: Readonly<Record<string, string>> = {
  StringNotEquals: "StringEquals",
  StringNotEqualsIgnoreCase: "StringEqualsIgnoreCase",
  StringNotLike: "StringLike",
  ArnNotEquals: "ArnEquals",
  ArnNotLike: "ArnLike",
  NumericNotEquals: "NumericEquals",
  DateNotEquals: "DateEquals",
  NotIpAddress: "IpAddress",
};

const OPERATOR = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;

/**
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 *
 * @throws AccessError if the operator is none that is implemented
 */
export function parseOperator(operatorText: string): Operator {
  const [, set, name = "", ifExists] = OPERATOR.exec(operatorText) ?? [];
  const base = NEGATED[name] ?? name;
  const comparison = Object.hasOwn(COMPARISONS, base) ? COMPARISONS[base] : undefined;
  if (!comparison) {
    const known = [...Object.keys(COMPARISONS), ...Object.keys(NEGATED)].join(", ");
    throw new AccessError(`operator "${operatorText}" is not supported: supported are ${known}`);
  }
  if (base === "Null" && (set !== undefined || ifExists !== undefined)) {
    throw new AccessError(`operator "${operatorText}": Null takes no prefix and no IfExists`);
  }
  const { compare, wildcards = false, variables = false } = comparison;
  return {
    text: operatorText,
    name: base,
    compare,
    wildcards,
    variables,
    negated: base !== name,
    set: set === "ForAllValues" || set === "ForAnyValue" ? set : undefined,
    ifExists: ifExists !== undefined,
  };
}
