import type { Operator } from "./conditions/operators";
import type { Token } from "./text/pattern";
import type { TemplatePart } from "./text/template";

/** What a policy is attached to decides which elements it has and what they mean. */
export type PolicyKind = "identity" | "resource" | "trust";

export interface Policy {
  /** For messages: `inline policy "learner-ecs-policy"`. */
  readonly name: string;
  readonly statements: readonly Statement[];
  /** Why its statements are not known, if they are not: then it may allow and deny anything. */
  readonly unreadable?: string;
}

export interface Statement {
  readonly policy: string;
  /** Its Sid, or its number in the policy. */
  readonly id: string;
  readonly effect: "Allow" | "Deny";
  readonly actions: Patterns<readonly Token[]>;
  /** Absent where the policy's own resource is meant. */
  readonly resources: Patterns<readonly TemplatePart[]> | undefined;
  /** Absent in an identity's own policy. */
  readonly principals: readonly PolicyPrincipal[] | undefined;
  readonly conditions: readonly Condition[];
}

export interface Patterns<T> {
  /** As written. */
  readonly texts: readonly string[];
  readonly patterns: readonly T[];
  /** NotAction, NotResource */
  readonly negated: boolean;
}

export interface PolicyPrincipal {
  readonly type: "everyone" | "AWS" | "Service" | "Federated";
  readonly text: string;
}

export interface Condition {
  readonly operator: Operator;
  readonly key: string;
  readonly texts: readonly string[];
  readonly values: readonly (readonly TemplatePart[])[];
}

/** `inline policy "x", statement "ReadConfig"` */
export const placeOf = ({ policy, id }: Pick<Statement, "policy" | "id">): string =>
  `${policy}, statement ${/^\d+$/.test(id) ? id : `"${id}"`}`;
