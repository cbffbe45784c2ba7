import { knowsResources } from "#aws";
import { AccessError } from "../access-error";
import { actionsCoveredBy } from "../check-action";
import { checkConditionKey, checkKeyOfActions } from "../check-condition-key";
import { decide, type Decision, type ResourcePolicy } from "../decide";
import type { ContextValues } from "../request";
import { resourcePolicyFor } from "./resource-policies";
import { resolvedResources } from "./resolved-app";
import type { Subject } from "./subject";

export interface Question {
  readonly action: string;
  /** ARN of one resource, or `*` for an action that knows none. */
  readonly resource: string;
  /**
   * Values of condition keys; undefined for one that the request does not have.
   * @default those that follow from who asks
   */
  readonly context?: ContextValues | undefined;
}

/**
 * What AWS would answer.
 *
 * @throws AccessError if that cannot be said: a misspelt action or key, a key that matters and is
 *   not given, a value or a policy that matters and is not known
 */
export function ask(subject: Subject, question: Question): Decision {
  const { action, resource, context = {} } = question;
  checkAction(action);
  checkResource(action, resource);
  for (const [key, value] of Object.entries(context)) {
    checkConditionKey(key);
    if (value !== undefined) checkKeyOfActions(key, [action]);
  }
  const decision = decide(
    {
      principal: subject.principal,
      action,
      resource,
      context: { values: context, isComplete: false },
    },
    {
      identity: subject.identity,
      boundary: subject.boundary,
      resource: policyOfResource(subject, question),
    },
  );
  if (decision.outcome === "undecided") {
    throw new AccessError(
      `whether ${subject.label} may ${action} on ${resource} cannot be decided:\n` +
        decision.because.map((reason) => `  ${reason}`).join("\n"),
    );
  }
  return decision;
}

function checkAction(action: string): void {
  const [covered] = actionsCoveredBy(action);
  if (/[*?]/.test(action)) {
    throw new AccessError(
      `action "${action}" is a pattern: ask for one action (${covered ?? ""}), or use toNeverAllow`,
    );
  }
}

function checkResource(action: string, resource: string): void {
  if (resource === "*") {
    if (knowsResources(action)) {
      throw new AccessError(
        `resource "*": ${action} is checked for each resource: give the ARN of one`,
      );
    }
    return;
  }
  // A wildcard in a question would only be a character, and the answer not what was meant.
  if (/[*?]/.test(resource.replaceAll(/\$\{[^}]*\}/g, ""))) {
    throw new AccessError(`resource "${resource}" is a pattern: give one, or use toNeverAllow`);
  }
  if (!/^(arn:[^:]*:[^:]*:[^:]*:[^:]*:.|\$\{)/.test(resource)) {
    throw new AccessError(`resource "${resource}" is no ARN`);
  }
}

const NO_POLICY = "the app has none of";

/** What the app does not make and is of the same account is taken for something without a policy. */
function policyOfResource(subject: Subject, question: Question): ResourcePolicy | undefined {
  const { action, resource } = question;
  const service = action.split(":")[0]?.toLowerCase() ?? "";
  const policy = resourcePolicyFor(subject.app, service, resource);
  if (policy) return policy;
  if (resource === "*") return undefined;
  const { principal, label } = subject;
  if (!("account" in principal)) {
    throw new AccessError(`${label} is allowed by policies of resources: ${NO_POLICY} ${resource}`);
  }
  const made = resolvedResources(subject.app).find(({ arn }) => arn === resource);
  const account = made?.account ?? resource.split(":")[4] ?? "";
  const isOwn = account === principal.account || (account === "" && principal.kind === "role");
  if (!isOwn) {
    throw new AccessError(
      `${label} is of account ${principal.account}, and may have to be allowed by the resource's ` +
        `policy: ${NO_POLICY} ${resource}`,
    );
  }
  return undefined;
}
