import { type PolicyStatement, readPolicy } from "#aws";
import type { TerraformStack } from "cdktf";
import { resourcesOf } from "./synthesized-stack";

/** A statement of an IAM policy without negations. */
export type ParsedStatement = Omit<
  PolicyStatement,
  "notActions" | "notResources" | "notPrincipals"
>;

/**
 * The statements of a policy document.
 * @throws Error when it is none, or one has a negation: left out, it would pass for meaning nothing
 */
export function parsePolicy(json: string): ParsedStatement[] {
  const statements = readPolicy(json);
  if (!statements) throw new Error(`no policy: ${json}`);
  return statements.map(({ notActions, notResources, notPrincipals, ...statement }) => {
    const negations = {
      NotAction: notActions,
      NotResource: notResources,
      NotPrincipal: notPrincipals,
    };
    const [negation] = Object.entries(negations).find(([, of]) => Object.keys(of).length > 0) ?? [];
    if (negation === undefined) return statement;
    throw new Error(`the policy has ${negation}, which parsePolicy() does not read: policyWith()`);
  });
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
