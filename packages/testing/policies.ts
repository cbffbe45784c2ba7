import type { TerraformStack } from "cdktf";
import { resourcesOf } from "./synthesized-stack";

/** A statement of an IAM policy with single values made lists. */
export interface ParsedStatement {
  readonly sid: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principals: Readonly<Record<string, readonly string[]>>;
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

interface RawStatement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: string | Readonly<Record<string, string | readonly string[]>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | string[]>>>>;
}

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;

const mapValues = <T, R>(record: Readonly<Record<string, T>>, map: (value: T) => R) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));

/** What says whom or what a statement does not mean: here it would pass for meaning nothing. */
const NEGATIONS = ["NotAction", "NotResource", "NotPrincipal"];

/**
 * The statements of a policy document.
 * @throws Error when one has a negation, which these do not show
 */
export function parsePolicy(json: string): ParsedStatement[] {
  const { Statement } = JSON.parse(json) as { Statement: readonly RawStatement[] };
  const negation = NEGATIONS.find((name) => Statement.some((raw) => name in raw));
  if (negation !== undefined) {
    throw new Error(`the policy has ${negation}, which parsePolicy() does not read: policyWith()`);
  }
  return Statement.map((raw) => ({
    sid: raw.Sid ?? "",
    effect: raw.Effect,
    actions: list(raw.Action),
    resources: list(raw.Resource),
    principals:
      typeof raw.Principal === "string"
        ? { "*": [raw.Principal] }
        : mapValues(raw.Principal ?? {}, list),
    conditions: mapValues(raw.Condition ?? {}, (keys) => mapValues(keys, list)),
  }));
}

/** What an inline policy of a stack's role grants, by the policy's name. */
export function inlinePolicyOf(stack: TerraformStack, policyName: string): ParsedStatement[] {
  const policies = resourcesOf(stack, "aws_iam_role_policy");
  const policy = policies.find(({ attributes }) => attributes["name"] === policyName);
  if (!policy) {
    const names = policies.map(({ attributes }) => String(attributes["name"]));
    throw new Error(`no inline policy "${policyName}"; the stack has ${names.join(", ")}`);
  }
  return parsePolicy(policy.attributes["policy"] as string);
}

/** Who may assume a stack's role, by the role's name. */
export function trustOf(stack: TerraformStack, roleName: string): ParsedStatement[] {
  const roles = resourcesOf(stack, "aws_iam_role");
  const role = roles.find(({ attributes }) => attributes["name"] === roleName);
  if (!role) {
    const names = roles.map(({ attributes }) => String(attributes["name"]));
    throw new Error(`no role "${roleName}"; the stack has ${names.join(", ")}`);
  }
  return parsePolicy(role.attributes["assume_role_policy"] as string);
}
