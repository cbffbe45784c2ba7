import { decide, type Decision } from "../../../access/decide";
import { evaluablePolicy } from "../../../access/evaluable-policy";
import { parsePrincipal } from "../../../access/parse-principal";
import type { ContextValues } from "../../../access/request";

type Outcome = Decision["outcome"];
type Statements = readonly Readonly<Record<string, unknown>>[];

export const ROLE = "arn:aws:iam::111111111111:role/app";
export const USER = "arn:aws:iam::111111111111:user/ann";
export const ROOT = "arn:aws:iam::111111111111:root";
export const OTHER_ACCOUNT = "222222222222";
export const OBJECT = "arn:aws:s3:::shop/orders/1.json";

/** Cases that follow from one page of AWS's documentation. */
export interface CaseGroup {
  readonly title: string;
  readonly source: string;
  readonly cases: readonly Case[];
}

/** What it shows, the policies, the request, what AWS answers. */
export type Case = readonly [string, CasePolicies, Ask, Outcome];

export interface CasePolicies {
  readonly identity?: Statements;
  readonly boundary?: Statements;
  readonly resource?: Statements;
  readonly key?: Statements;
  readonly trust?: Statements;
  /** Account of the resource. @default that of who asks */
  readonly owner?: string;
  /** @default 2012-10-17 */
  readonly version?: string | null;
  /** Whether the texts are what Terraform reads. @default false */
  readonly terraform?: boolean;
}

export interface Ask {
  /** @default ROLE */
  readonly by?: string;
  /** @default s3:GetObject */
  readonly action?: string;
  /** @default OBJECT */
  readonly resource?: string;
  /** @default no key but those that follow from who asks */
  readonly context?: ContextValues;
  /** Whether other keys than those of the context may be there. @default false */
  readonly open?: boolean;
}

/** A statement: by default about reading any object, of nobody in particular. */
export const allow = (elements: object = {}) => ({ ...statement(elements), Effect: "Allow" });
export const deny = (elements: object = {}) => ({ ...statement(elements), Effect: "Deny" });

function statement(elements: object): Record<string, unknown> {
  const isAction = "NotAction" in elements || "Action" in elements;
  const isResource = "NotResource" in elements || "Resource" in elements;
  return {
    ...(isAction ? {} : { Action: "s3:GetObject" }),
    ...(isResource ? {} : { Resource: "*" }),
    ...elements,
  };
}

/** The trust policy of a role has no resource. */
export const trusts = (Principal: unknown, Condition?: object, Action = "sts:AssumeRole") => ({
  Effect: "Allow",
  Action,
  Principal,
  ...(Condition && { Condition }),
});

/** A case of a condition alone: the statement allows if it holds. */
export const when = (
  name: string,
  Condition: object,
  context: ContextValues,
  outcome: Outcome,
): Case => [name, { identity: [allow({ Condition })] }, { context }, outcome];

export function outcomeOf(policies: CasePolicies, ask: Ask): Outcome {
  const { version = "2012-10-17", terraform = false, owner = "111111111111" } = policies;
  const parse = (statements: Statements, kind: "identity" | "resource" | "trust") =>
    evaluablePolicy(
      { ...(version !== null && { Version: version }), Statement: statements },
      { name: kind, kind, terraform },
    );
  const { identity = [], boundary, resource, key, trust } = policies;
  const attached = resource ?? key ?? trust;
  const kind = key ? "key" : trust ? "trust" : "other";
  const { by = ROLE, action = "s3:GetObject", resource: wanted = OBJECT } = ask;
  return decide(
    {
      principal: parsePrincipal(by),
      action,
      resource: wanted,
      context: { values: ask.context ?? {}, isComplete: ask.open !== true },
    },
    {
      identity: [parse(identity, "identity")],
      boundary: boundary && parse(boundary, "identity"),
      resource: attached && {
        policy: parse(attached, trust ? "trust" : "resource"),
        kind,
        account: owner,
      },
    },
  ).outcome;
}
