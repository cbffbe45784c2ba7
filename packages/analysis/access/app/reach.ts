import { knowsResources } from "#aws";
import { AccessError } from "../access-error";
import { actionsCoveredBy } from "../check-action";
import { matchPrincipal } from "../match-principal";
import { placeOf, type Patterns, type Policy, type Statement } from "../policy";
import { requestTokens } from "../text/fill";
import { match, overlaps } from "../text/match";
import { lowerCase, type Token, wildcards } from "../text/pattern";
import { parseTemplate, type TemplatePart } from "../text/template";
import { resolvedResources } from "./resolved-app";
import { resourcePolicyFor } from "./resource-policies";
import type { Subject } from "./subject";
import { checkAllRead } from "./unread-policies";

/** For every resource of a kind, and every action of one. */
export interface Scope {
  /** `iam:*` */
  readonly action: string;
  /** `arn:aws:ssm:*:*:parameter/learner/secret/*`; of an unresolved reference, its text. @default * */
  readonly resource?: string | undefined;
}

/**
 * The statements that may allow some action of the scope on some resource of it, whatever the
 * context. If there are none, nothing of it is ever allowed. It errs on one side only: conditions,
 * boundaries and denying statements are not looked at. Actions that AWS checks against no resource
 * (ecr:GetAuthorizationToken) are in a scope only where that is about all resources.
 *
 * @throws AccessError for a misspelt action, and for policies that cannot be read
 */
export function allowingStatements(subject: Subject, { action, resource = "*" }: Scope): string[] {
  checkNotUnlimited(subject);
  const wanted = {
    actions: actionsOf(action, resource),
    resource: variablesOpen(
      parseTemplate(resource, { wildcards: true, variables: false, terraform: true }),
    ),
  };
  const policies = [...subject.identity, ...policiesOfResources(subject, wanted, action)];
  const unreadable = policies.find((policy) => policy.unreadable !== undefined);
  if (unreadable) {
    throw new AccessError(
      `whether ${subject.label} may ever ${action} cannot be decided:\n  ${unreadable.name}: ` +
        String(unreadable.unreadable),
    );
  }
  return policies
    .flatMap(({ statements }) => statements)
    .filter((statement) => mayAllow(statement, subject, wanted))
    .map(placeOf);
}

/** An account's identities may have any policy, and then what it does not name is theirs as well. */
function checkNotUnlimited({ app, principal, label }: Subject): void {
  if (principal.kind !== "account") return;
  if (resolvedResources(app).some(({ account }) => account === principal.account)) {
    throw new AccessError(
      `toNeverAllow of ${label}: identities of the account may have policies that allow it; ask ` +
        "for a role, or for another account",
    );
  }
}

interface Wanted {
  readonly actions: readonly (readonly Token[])[];
  readonly resource: readonly Token[];
}

/** Of certain resources only the actions that AWS checks against resources are. */
function actionsOf(pattern: string, resource: string): Token[][] {
  const covered = actionsCoveredBy(pattern);
  const wanted =
    resource === "*" || pattern === "*" ? [pattern] : covered.filter((one) => knowsResources(one));
  return wanted.map((one) => lowerCase(wildcards(one)));
}

function mayAllow(statement: Statement, { principal }: Subject, wanted: Wanted): boolean {
  const { effect, actions, resources, principals } = statement;
  return (
    effect === "Allow" &&
    wanted.actions.some((action) => mayCover(actions, action, (pattern) => pattern)) &&
    (!resources || mayCover(resources, wanted.resource, variablesOpen)) &&
    // An account's root in a policy leaves it to the identities' own policies.
    (!principals ||
      principals.some((one) => {
        const { naming, verdict } = matchPrincipal(one, principal);
        return verdict.holds !== "no" && (naming !== "account" || principal.kind === "account");
      }))
  );
}

function mayCover<T>(
  { patterns, negated }: Patterns<T>,
  wanted: readonly Token[],
  toTokens: (pattern: T) => readonly Token[],
): boolean {
  return negated
    ? !patterns.some((pattern) => match(toTokens(pattern), wanted, "arn").holds === "yes")
    : patterns.some((pattern) => match(toTokens(pattern), wanted, "arn").holds !== "no");
}

/** A variable may become any text, and covers none for certain: like what only a plan knows. */
export const variablesOpen = (parts: readonly TemplatePart[]): Token[] =>
  parts.map((part) =>
    part.kind === "variable" ? { kind: "unresolved", text: `variable ${part.key}` } : part,
  );

/** Resources whose policies are read, and the service that asks them. */
const WITH_POLICIES: Readonly<Record<string, string>> = {
  aws_ecr_repository: "ecr",
  aws_iam_role: "sts",
  aws_kms_key: "kms",
  aws_s3_bucket: "s3",
  aws_sns_topic: "sns",
};

function policiesOfResources({ app }: Subject, wanted: Wanted, action: string): Policy[] {
  const [asked = ""] = action.toLowerCase().split(":");
  checkAllRead(app, asked);
  return resolvedResources(app).flatMap(({ type, arn }) => {
    const service = WITH_POLICIES[type];
    // A bucket's policy is that of its objects, too: whatever follows its ARN.
    const own: Token[] = [...requestTokens(arn), { kind: "any" }];
    if (service === undefined || (asked !== "*" && asked !== service)) return [];
    if (!overlaps(own, wanted.resource)) return [];
    const found = resourcePolicyFor(app, service, arn);
    return found ? [found.policy] : [];
  });
}
