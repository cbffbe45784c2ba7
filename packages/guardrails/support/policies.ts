import type { Fact } from "../guardrail";
import { blocksOf, type SynthesizedResource } from "#terraform";
import { type PolicyStatement, readPolicy } from "#aws";

/** Resources that say what an identity may do. */
export const IDENTITY_POLICY_TYPES = [
  "aws_iam_policy",
  "aws_iam_role_policy",
  "aws_iam_user_policy",
  "aws_iam_group_policy",
  "aws_iam_role",
] as const;

/** What a resource's identity policies allow; denials only take away. */
export function grantsOf({ type, attributes }: SynthesizedResource): readonly PolicyStatement[] {
  const documents =
    type === "aws_iam_role"
      ? blocksOf(attributes, "inline_policy").map(({ policy }) => policy)
      : [attributes["policy"]];
  return documents.flatMap(allowed);
}

/** Who a role's trust policy lets assume it. */
export function trustOf({ attributes }: SynthesizedResource): readonly PolicyStatement[] {
  return allowed(attributes["assume_role_policy"]);
}

/** The statements of a document that allow something; none while the document is not known. */
export function allowed(document: unknown): readonly PolicyStatement[] {
  return (readPolicy(document) ?? []).filter(({ effect }) => effect === "Allow");
}

/** Whether a statement means everybody. */
export function meansEveryone({ principals, notPrincipals }: PolicyStatement): boolean {
  return (
    Object.keys(notPrincipals).length > 0 ||
    ["*", "AWS"].some((kind) => (principals[kind] ?? []).includes("*"))
  );
}

/** Whether a statement grants an action, by its name or by a pattern. */
export function grants({ actions, notActions }: PolicyStatement, action: string): boolean {
  const named = (patterns: readonly string[]) =>
    patterns.some((pattern) => matchesPattern(pattern, action));
  return named(actions) || (notActions.length > 0 && !named(notActions));
}

/**
 * Whether a statement is about every resource: `*`, an ARN with nothing but `*` where the resource
 * stands, or all but some.
 */
export function isUnscoped({ resources, notResources }: PolicyStatement): boolean {
  return (
    notResources.length > 0 || resources.some((arn) => /^(\*|(arn:([^:]*:){4})?\*)$/.test(arn))
  );
}

/** Conditions that say how to ask, not what for. */
const NOT_NARROWING = new Set(["aws:securetransport", "aws:requestedregion", "aws:currenttime"]);

/** Whether nothing keeps a statement to some resources: neither their names nor a condition. */
export function isUnconstrained(statement: PolicyStatement): boolean {
  return isUnscoped(statement) && conditionKeys(statement).every((key) => NOT_NARROWING.has(key));
}

/** What a policy grants of some actions on every resource, in words of a finding. */
export function grantedEverywhere(
  policy: SynthesizedResource,
  actions: readonly string[],
): readonly Fact[] {
  return grantsOf(policy)
    .filter(isUnconstrained)
    .flatMap((statement) =>
      actions
        .filter((action) => grants(statement, action))
        .map((action) => factOf(statement, action, `grants ${action} on every resource`)),
    );
}

/** The keys of a statement's conditions in lower case. */
export function conditionKeys({ conditions }: PolicyStatement): readonly string[] {
  return Object.values(conditions).flatMap((keys) =>
    Object.keys(keys).map((key) => key.toLowerCase()),
  );
}

/** A fact about one thing that a statement grants. */
export function factOf(statement: PolicyStatement, what: string, why: string): Fact {
  const name = nameOf(statement);
  return { about: `${what} in ${name}`, why: `${why} (${name})` };
}

/** What a statement allows, and the keys of the conditions that it asks for, as one thing to judge. */
export function extentOf(statement: PolicyStatement): string {
  const { actions, notActions } = statement;
  const what = notActions.length > 0 ? `all but ${notActions.join(", ")}` : actions.join(", ");
  const keys = conditionKeys(statement).toSorted();
  return keys.length === 0 ? what : `${what} with ${keys.join(", ")}`;
}

/** How a finding names a statement. */
function nameOf({ sid, actions }: PolicyStatement): string {
  return sid === "" ? `the statement on ${actions[0] ?? "all but some actions"}` : sid;
}

/** `*` stands for any text and `?` for one character; upper and lower case are the same. */
function matchesPattern(pattern: string, action: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern.toLowerCase() === action.toLowerCase();
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  const expression = escaped.replaceAll("*", ".*").replaceAll("?", ".");
  return new RegExp(`^${expression}$`, "i").test(action);
}
