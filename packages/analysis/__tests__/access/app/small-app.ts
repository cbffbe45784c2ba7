import { ask } from "../../../access/app/ask";
import { principalOf, roleOf } from "../../../access/app/subject";
import type { ContextValues } from "../../../access/request";
import { parseStack, type SynthesizedApp } from "#terraform";

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

export const ACCOUNT = "111111111111";
export const OTHER_ACCOUNT = "222222222222";

/** An app of one stack for each account, with the resources given as Terraform has them. */
export function smallApp(resource: Resources, ofOtherAccount: Resources = {}): SynthesizedApp {
  const stack = (id: string, account: string, resources: Resources) =>
    parseStack(id, {
      provider: { aws: [{ region: "us-east-1", allowed_account_ids: [account] }] },
      resource: resources,
    });
  return {
    stacks: [stack("main", ACCOUNT, resource), stack("other", OTHER_ACCOUNT, ofOtherAccount)],
  };
}

/** A policy document as text, of statements that allow if they do not say otherwise. */
export const policy = (...statements: readonly object[]): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map((statement) => ({ Effect: "Allow", ...statement })),
  });

export const trust = (principal: object): string =>
  policy({ Action: "sts:AssumeRole", Principal: principal });

/** The role `app` as Terraform has it. */
export const role = {
  name: "app",
  assume_role_policy: trust({ Service: "ecs-tasks.amazonaws.com" }),
};

/** It, with an inline policy of the statements. */
export const appRole = (...statements: readonly object[]): Resources => ({
  aws_iam_role: { app: role },
  ...(statements.length > 0 && {
    aws_iam_role_policy: {
      app: { name: "app-policy", role: "${aws_iam_role.app.name}", policy: policy(...statements) },
    },
  }),
});

/** A statement's action, on everything. */
export const all = (Action: string) => ({ Action, Resource: "*" });

/** What the role `app`, or somebody else, is answered for an action on a resource. */
export function outcome(
  app: SynthesizedApp,
  [action, resource]: readonly [string, string],
  who = "app",
  context?: ContextValues,
) {
  const subject = who === "app" ? roleOf(app, who) : principalOf(app, who);
  return ask(subject, { action, resource, context }).outcome;
}
