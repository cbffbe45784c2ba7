import { isObject, type SynthesizedApp } from "#terraform";
import { AccessError } from "../access-error";
import { evaluablePolicy, unreadablePolicy } from "../evaluable-policy";
import type { Policy } from "../policy";
import { readDocument } from "./read-document";
import { type ResolvedResource, resolvedResources, textOf, textsOf } from "./resolved-app";

/** Managed policies that the app refers to and does not make, by their ARNs. */
export type KnownPolicies = Readonly<Record<string, unknown>>;

export interface RolePolicies {
  readonly name: string;
  readonly stackId: string;
  readonly arn: string;
  readonly account: string;
  readonly identity: readonly Policy[];
  readonly boundary: Policy | undefined;
  readonly trust: Policy;
}

/**
 * The app's roles with everything that is attached to them.
 *
 * @throws AccessError where it is not known which role a policy belongs to, or whose a role is
 */
export function readRoles(app: SynthesizedApp, known: KnownPolicies): RolePolicies[] {
  const resources = resolvedResources(app);
  return resources
    .filter(({ type }) => type === "aws_iam_role")
    .map((role) => readRole(role, resources, known));
}

function readRole(
  role: ResolvedResource,
  resources: readonly ResolvedResource[],
  known: KnownPolicies,
): RolePolicies {
  const { address, account, arn, stackId } = role;
  const name = textOf(role, "name");
  if (name === undefined || arn.includes("${") || account === undefined) {
    throw new AccessError(
      `${stackId}: ${address} has no known ARN: give it a name, and the provider a region and ` +
        "allowed_account_ids",
    );
  }
  const managed = (policyArn: string) => managedPolicy(policyArn, resources, known);
  const boundaryArn = textOf(role, "permissions_boundary");
  return {
    name,
    stackId,
    arn,
    account,
    identity: [
      ...inlinePolicies(role),
      ...attachedTo(role, name, resources, "aws_iam_role_policy").map((policy) =>
        readDocument(
          policy.attributes["policy"],
          `inline policy "${textOf(policy, "name") ?? policy.address}"`,
          "identity",
        ),
      ),
      ...[
        ...textsOf(role, "managed_policy_arns"),
        ...["aws_iam_role_policy_attachment", "aws_iam_policy_attachment"].flatMap((type) =>
          attachedTo(role, name, resources, type).flatMap((one) => textsOf(one, "policy_arn")),
        ),
      ].map(managed),
    ],
    boundary: boundaryArn === undefined ? undefined : managed(boundaryArn),
    trust: readDocument(role.attributes["assume_role_policy"], `trust of ${name}`, "trust"),
  };
}

function inlinePolicies({ attributes }: ResolvedResource): Policy[] {
  const blocks: unknown = attributes["inline_policy"];
  return (Array.isArray(blocks) ? blocks : []).filter(isObject).map((block) => {
    return readDocument(block["policy"], `inline policy "${String(block["name"])}"`, "identity");
  });
}

/** Resources of a type that name the role, in the role's account. */
function attachedTo(
  role: ResolvedResource,
  name: string,
  resources: readonly ResolvedResource[],
  type: string,
): ResolvedResource[] {
  return resources.filter((one) => {
    if (one.type !== type || one.account !== role.account) return false;
    const names = [...textsOf(one, "role"), ...textsOf(one, "roles")];
    const open = names.find((text) => text.includes("${"));
    if (open !== undefined) {
      throw new AccessError(`${one.stackId}: ${one.address} is for ${open}, known only at plan`);
    }
    return names.includes(name);
  });
}

function managedPolicy(
  arn: string,
  resources: readonly ResolvedResource[],
  known: KnownPolicies,
): Policy {
  const name = `managed policy ${arn}`;
  if (Object.hasOwn(known, arn)) return evaluablePolicy(known[arn], { name, kind: "identity" });
  const own = resources.find((one) => one.type === "aws_iam_policy" && one.arn === arn);
  if (own) return readDocument(own.attributes["policy"], name, "identity");
  return unreadablePolicy(name, "the app does not make it: give its document as known policy");
}
