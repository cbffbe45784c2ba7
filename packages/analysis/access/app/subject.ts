import { nearest, type SynthesizedApp } from "#terraform";
import { AccessError } from "../access-error";
import { nameOf, parsePrincipal } from "../parse-principal";
import { unreadablePolicy } from "../evaluable-policy";
import type { Policy } from "../policy";
import type { Principal } from "../request";
import { type KnownPolicies, readRoles, type RolePolicies } from "./role-policies";

/** Somebody whose access to an app's resources can be asked for. */
export interface Subject {
  readonly app: SynthesizedApp;
  /** For messages: `role learner-ecs-role`. */
  readonly label: string;
  readonly principal: Principal;
  readonly identity: readonly Policy[];
  readonly boundary?: Policy | undefined;
}

/** A role of the app. */
export interface Role extends Subject {
  readonly name: string;
  readonly arn: string;
  /** The stack that makes it. */
  readonly stackId: string;
  readonly trust: Policy;
}

export interface RoleOptions {
  /**
   * Documents of the managed policies that the app refers to and does not make, by ARN: AWS's own,
   * or a permissions boundary of the organization. @default none: what hangs on one is not answered
   */
  readonly knownPolicies?: KnownPolicies;
}

const toRole = (app: SynthesizedApp, policies: RolePolicies): Role => ({
  ...policies,
  app,
  label: `role ${policies.name}`,
  principal: { kind: "role", arn: policies.arn, account: policies.account },
});

const cache = new WeakMap<SynthesizedApp, readonly Role[]>();

/**
 * The roles of an app, as it was read, with their policies.
 *
 * @throws AccessError if a policy holds what is not evaluated
 */
export function rolesOf(app: SynthesizedApp, { knownPolicies }: RoleOptions = {}): readonly Role[] {
  if (knownPolicies) return readRoles(app, knownPolicies).map((role) => toRole(app, role));
  const known = cache.get(app) ?? readRoles(app, {}).map((role) => toRole(app, role));
  cache.set(app, known);
  return known;
}

/**
 * A role of the app by its name.
 *
 * @throws AccessError if there is none, or one in several accounts
 */
export function roleOf(app: SynthesizedApp, name: string, options: RoleOptions = {}): Role {
  const roles = rolesOf(app, options);
  const [role, ...others] = roles.filter((one) => one.name === name || one.arn === name);
  if (!role) {
    const names = roles.map((one) => one.name);
    throw new AccessError(
      names.length === 0
        ? `no role "${name}": the app has no roles`
        : `no role "${name}": the nearest is "${nearest(name, names) ?? ""}"`,
    );
  }
  if (others.length > 0) {
    const arns = [role, ...others].map(({ arn }) => arn).join(", ");
    throw new AccessError(`role "${name}" is in several accounts: give one of the ARNs ${arns}`);
  }
  return role;
}

/**
 * Anybody: a service, an account (whoever of it has policies that allow everything), an identity
 * provider, or the ARN of a role or user. Of one that is not the app's, the policies are not known.
 *
 * @throws AccessError if the text names nobody
 */
export function principalOf(app: SynthesizedApp, text: string, options: RoleOptions = {}): Subject {
  const principal = parsePrincipal(text);
  const role = rolesOf(app, options).find(({ arn }) => arn === text);
  if (role) return role;
  const isIdentity = principal.kind === "role" || principal.kind === "user";
  const label = nameOf(principal);
  return {
    app,
    label,
    principal,
    identity: isIdentity ? [unreadablePolicy(`policies of ${label}`, "the app has them not")] : [],
  };
}

export const isSubject = (value: unknown): value is Subject =>
  typeof value === "object" && value !== null && "principal" in value && "identity" in value;

export const isRole = (subject: Subject): subject is Role => "trust" in subject;
