import { expect } from "@jest/globals";
import { App } from "cdktf";
import type { MatcherFunction } from "expect";
import * as analysis from "#analysis";
import type { ContextValues, Decision, Question, RoleOptions, Subject } from "#analysis";
import type { SynthesizedApp } from "#terraform";
import { synthesizeApp } from "./synthesize";

export { accessTable } from "#analysis";

/** An app, or what `synthesizeApp` or `readApp` give of one. */
type AnyApp = App | SynthesizedApp;

const modelOf = (app: AnyApp): SynthesizedApp => (App.isApp(app) ? synthesizeApp(app) : app);

/** A role by its name; see `RoleOptions` for managed policies that the app does not make. */
export const roleOf = (app: AnyApp, name: string, options?: RoleOptions) =>
  analysis.roleOf(modelOf(app), name, options);

/** All roles of an app. */
export const rolesOf = (app: AnyApp, options?: RoleOptions) =>
  analysis.rolesOf(modelOf(app), options);

/** Anybody: a service, an account, an identity provider, the ARN of a role or user. */
export const principalOf = (app: AnyApp, text: string, options?: RoleOptions) =>
  analysis.principalOf(modelOf(app), text, options);

/** The ARN of a stack's only resource of a type, or of the one at a path, to ask about it. */
export const arnOf = (app: AnyApp, stackId: string, type: string, path?: string) =>
  analysis.arnOf(modelOf(app), stackId, type, path);

/**
 * Jest matchers on who may do what, which this file's import adds to `expect`. They evaluate the policies of an app as AWS would; a question
 * that cannot be answered so is an error (AccessError), also behind `.not`.
 */
declare module "expect" {
  interface Matchers<R> {
    /**
     * AWS would allow the action on the resource, and what the service asks for besides to answer it.
     * @param resource ARN of one resource, or `*` for an action that knows none
     * @param context values of condition keys; undefined for a key that the request does not have
     */
    toAllow(action: string, resource: string, context?: ContextValues): R;
    /** AWS would deny the action on the resource, because a statement does or because none allows. */
    toDeny(action: string, resource: string, context?: ContextValues): R;
    /**
     * No statement allows any of the actions on any of the resources, in whatever context.
     * @param action an action or a pattern of actions: `iam:*`
     * @param resource a pattern of ARNs; all by default
     */
    toNeverAllow(action: string, resource?: string): R;
    /**
     * The principal may assume the role.
     * @param principal a service, an account, or the ARN of a role, a user or an identity provider
     */
    toBeAssumableBy(principal: string, context?: ContextValues): R;
  }
}

function subjectOf(received: unknown): Subject {
  if (!analysis.isSubject(received)) {
    throw new analysis.AccessError(
      "expect() takes what roleOf, rolesOf or principalOf return here",
    );
  }
  return received;
}

/** A message is read where the answer is not the wanted one, be it behind `.not` or not. */
function answer(subject: Subject, question: Question, decision: Decision, pass: boolean) {
  const wanted = decision.outcome === "allow" ? "denied" : "allowed";
  return {
    pass,
    message: () =>
      `expected ${subject.label} to be ${wanted} ${question.action} on ${question.resource}, but ` +
      `AWS would say: ${analysis.explainAccess(decision)}`,
  };
}

const whereOutcome = (
  answerTo: typeof analysis.ask,
  isWanted: (outcome: Decision["outcome"]) => boolean,
) =>
  function (received, action, resource, context) {
    const subject = subjectOf(received);
    const question = { action, resource, context };
    const decision = answerTo(subject, question);
    return answer(subject, question, decision, isWanted(decision.outcome));
  } satisfies MatcherFunction<[string, string, ContextValues?]>;

const toAllow = whereOutcome(analysis.askCall, (outcome) => outcome === "allow");

/** Of the action alone: what is denied must not hang on what AWS asks for besides. */
const toDeny = whereOutcome(analysis.ask, (outcome) => outcome !== "allow");

const toNeverAllow: MatcherFunction<[string, string?]> = function (received, action, resource) {
  const subject = subjectOf(received);
  const statements = analysis.allowingStatements(subject, { action, resource });
  const scope = `${action}${resource === undefined ? "" : ` on ${resource}`}`;
  return {
    pass: statements.length === 0,
    message: () =>
      statements.length === 0
        ? `expected a statement that may allow ${subject.label} ${scope}, but there is none`
        : `expected ${subject.label} never to be allowed ${scope}, but it may be by\n` +
          statements.map((statement) => `  ${statement}`).join("\n"),
  };
};

const toBeAssumableBy: MatcherFunction<[string, ContextValues?]> = function (
  received,
  principal,
  context,
) {
  const role = subjectOf(received);
  if (!analysis.isRole(role))
    throw new analysis.AccessError(`${role.label} is no role: only a role is assumed`);
  const subject = analysis.principalOf(role.app, principal);
  const action = analysis.assumeActionOf(subject.principal);
  const decision = analysis.ask(subject, { action, resource: role.arn, context });
  const pass = decision.outcome === "allow";
  return {
    pass,
    message: () =>
      `expected ${role.label} ${pass ? "not " : ""}to be assumable by ${subject.label} ` +
      `(${action}), but ${pass ? "it is" : "it is not"}: ${analysis.explainAccess(decision)}`,
  };
};

expect.extend({ toAllow, toDeny, toNeverAllow, toBeAssumableBy });
