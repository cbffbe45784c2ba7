/** IAM policy documents as plain data, rendered once. */
export interface PolicyStatement {
  /** Says what the statement is for; letters and digits only. */
  readonly sid: string;
  /** @default Allow */
  readonly effect?: "Allow" | "Deny";
  readonly actions: readonly string[];
  /** @default none: a trust policy has no resources */
  readonly resources?: readonly string[];
  /** @default none: an identity's own policy has no principals */
  readonly principals?: Readonly<Record<string, readonly string[]>> | "*";
  /** Operator, then condition key, then the values. @default none */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** The current version of the policy language; without it AWS falls back to 2008-10-17. */
const POLICY_VERSION = "2012-10-17";

/** One value stands alone and several as a list, as AWS itself stores a policy. */
function oneOrMany(values: readonly string[]): string | readonly string[] {
  return values.length === 1 && values[0] !== undefined ? values[0] : values;
}

function mapValues<T, R>(record: Readonly<Record<string, T>>, map: (value: T) => R) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

function renderStatement(statement: PolicyStatement) {
  const { sid, effect = "Allow", actions, resources, principals, conditions } = statement;
  return {
    Sid: sid,
    Effect: effect,
    ...(principals && {
      Principal: principals === "*" ? "*" : mapValues(principals, oneOrMany),
    }),
    Action: oneOrMany(actions),
    ...(resources && { Resource: oneOrMany(resources) }),
    ...(conditions && {
      Condition: mapValues(conditions, (keys) => mapValues(keys, oneOrMany)),
    }),
  };
}

/** The JSON text of a policy document. */
export function policyDocument(statements: readonly PolicyStatement[]): string {
  return JSON.stringify({ Version: POLICY_VERSION, Statement: statements.map(renderStatement) });
}
