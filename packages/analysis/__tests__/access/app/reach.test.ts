import { describe, expect, test } from "@jest/globals";
import { allowingStatements } from "../../../access/app/reach";
import { principalOf, roleOf } from "../../../access/app/subject";
import { failureOf } from "../../../../testing/__tests__/failure-of";
import { ACCOUNT, appRole, OTHER_ACCOUNT, policy, role, smallApp } from "./small-app";

const ORDERS = "arn:aws:s3:::shop/orders/*";
const reach = (statement: object, action: string, resource?: string) =>
  allowingStatements(roleOf(smallApp(appRole({ Sid: "One", ...statement })), "app"), {
    action,
    resource,
  });

/** Whether a statement may allow something of a scope. */
// A table: one case, one line.
// prettier-ignore
const CASES: readonly (readonly [string, object, [string, string?], boolean])[] = [
  ["the action", { Action: "s3:GetObject", Resource: ORDERS }, ["s3:GetObject"], true],
  ["a pattern of the statement's", { Action: "s3:Get*", Resource: ORDERS }, ["s3:GetObject"], true],
  ["a pattern of the scope's", { Action: "s3:GetObject", Resource: ORDERS }, ["s3:*"], true],
  ["two patterns that meet", { Action: "s3:*Object", Resource: ORDERS }, ["s3:Put*"], true],
  ["two patterns that do not", { Action: "s3:*Acl", Resource: ORDERS }, ["s3:*Tagging"], false],
  ["another action", { Action: "s3:GetObject", Resource: ORDERS }, ["s3:Put*"], false],
  ["another service", { Action: "s3:*", Resource: "*" }, ["iam:*"], false],
  ["every action", { Action: "*", Resource: "*" }, ["iam:PassRole"], true],
  ["NotAction of something else", { NotAction: "s3:*", Resource: "*" }, ["iam:PassRole"], true],
  ["NotAction of all of it", { NotAction: "iam:*", Resource: "*" }, ["iam:Create*"], false],
  ["NotAction of some of it", { NotAction: "iam:CreateRole", Resource: "*" }, ["iam:Create*"], true],
  ["a resource in the scope", { Action: "s3:*", Resource: ORDERS }, ["s3:*", "arn:aws:s3:::shop/orders/1"], true],
  ["resources that meet", { Action: "s3:*", Resource: ORDERS }, ["s3:*", "arn:aws:s3:::shop/*/1"], true],
  ["resources that do not", { Action: "s3:*", Resource: ORDERS }, ["s3:*", "arn:aws:s3:::shop/users/*"], false],
  ["NotResource of all of it", { Action: "s3:*", NotResource: ORDERS }, ["s3:*", "arn:aws:s3:::shop/orders/1/*"], false],
  ["NotResource of some of it", { Action: "s3:*", NotResource: ORDERS }, ["s3:*", "arn:aws:s3:::shop/*"], true],
  ["a variable", { Action: "s3:*", Resource: "arn:aws:s3:::shop/$${aws:userid}/*" }, ["s3:*", "arn:aws:s3:::shop/users/*"], true],
  ["a variable in NotResource", { Action: "s3:*", NotResource: "arn:aws:s3:::shop/$${aws:userid}/*" }, ["s3:*", "arn:aws:s3:::shop/users/*"], true],
  ["what only a plan knows", { Action: "kms:*", Resource: "${var.key}" }, ["kms:*", "arn:aws:kms:us-east-1:111111111111:key/1"], true],
  ["another resource that only a plan knows", { Action: "kms:*", Resource: "${aws_kms_key.one.arn}" }, ["kms:*", "${main.aws_kms_key.two.arn}"], false],
  ["an action without resources, of everything", { Action: "ecr:GetAuthorizationToken", Resource: "*" }, ["ecr:*"], true],
  ["an action without resources, of one", { Action: "ecr:GetAuthorizationToken", Resource: "*" }, ["ecr:*", "arn:aws:ecr:us-east-1:111111111111:repository/web"], false],
  ["whatever the condition", { Action: "s3:*", Resource: "*", Condition: { Bool: { "aws:SecureTransport": "true" } } }, ["s3:*"], true],
  ["a deny allows nothing", { Effect: "Deny", Action: "s3:*", Resource: "*" }, ["s3:*"], false],
];

describe("the statements that may allow something of a scope", () => {
  test.each(CASES)("%s", (_, statement, scope, isAllowed) => {
    const expected = isAllowed ? ['inline policy "app-policy", statement "One"'] : [];
    expect(reach(statement, ...scope)).toEqual(expected);
  });

  const forRole = { Principal: { AWS: "${aws_iam_role.app.arn}" }, Action: "s3:GetObject" };
  const bucket = (statement: object) =>
    smallApp({
      ...appRole(),
      aws_s3_bucket: { shop: { bucket: "shop" } },
      aws_s3_bucket_policy: {
        shop: { bucket: "shop", policy: policy({ Resource: ORDERS, ...statement }) },
      },
    });
  const ofBucket = (statement: object, who: string, resource?: string) =>
    allowingStatements(principalOf(bucket(statement), who), { action: "s3:*", resource });

  test("are also those of resources that name who asks", () => {
    const app = "arn:aws:iam::111111111111:role/app";
    expect(ofBucket(forRole, app)).toEqual(["policy of arn:aws:s3:::shop, statement 1"]);
    expect(ofBucket(forRole, app, "arn:aws:s3:::shop/orders/1")).toHaveLength(1);
    expect(ofBucket(forRole, app, "arn:aws:s3:::other/*")).toEqual([]);
    expect(ofBucket({ ...forRole, Resource: "*" }, app, "arn:aws:s3:::other/*")).toEqual([]);
    expect(ofBucket({ ...forRole, Principal: { AWS: ACCOUNT } }, app)).toEqual([]);
    expect(ofBucket(forRole, "sns.amazonaws.com")).toEqual([]);
    expect(ofBucket({ ...forRole, Principal: { AWS: OTHER_ACCOUNT } }, OTHER_ACCOUNT)).toHaveLength(
      1,
    );
  });

  test("are not asked of an account whose identities may have any policy", () => {
    expect(failureOf(() => ofBucket(forRole, ACCOUNT))).toBe(
      "toNeverAllow of arn:aws:iam::111111111111:root: identities of the account may have policies " +
        "that allow it; ask for a role, or for another account",
    );
  });

  test("are not known where a policy cannot be read", () => {
    const attachment = { role: "app", policy_arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" };
    const app = smallApp({
      aws_iam_role: { app: role },
      aws_iam_role_policy_attachment: { one: attachment },
    });
    expect(failureOf(() => allowingStatements(roleOf(app, "app"), { action: "iam:*" }))).toBe(
      "whether role app may ever iam:* cannot be decided:\n  managed policy " +
        "arn:aws:iam::aws:policy/ReadOnlyAccess: the app does not make it: give its document as " +
        "known policy",
    );
  });

  test("are not looked for under a misspelt action", () => {
    expect(failureOf(() => reach({ Action: "s3:*", Resource: "*" }, "iam:Pas*Rol"))).toContain(
      'action "iam:Pas*Rol": iam has no such action',
    );
  });
});
