import { describe, expect, test } from "@jest/globals";
import { evaluablePolicy } from "../../access/evaluable-policy";
import type { PolicyKind } from "../../access/policy";
import { failureOf } from "../../../testing/__tests__/failure-of";
import { allow } from "./cases/case";

const VERSION = "2012-10-17";
const parse = (statement: unknown, kind: PolicyKind = "identity") =>
  evaluablePolicy({ Version: VERSION, Statement: [statement] }, { name: "policy app", kind });

/** What a policy may hold that is not evaluated, or that AWS refuses: an error, never an answer. */
// A table: one case, one line.
// prettier-ignore
const MISTAKES: readonly (readonly [string, object, string, PolicyKind?])[] = [
  ["an unknown element", allow({ Resources: "*" }), 'element "Resources" is not supported: supported are Sid, Effect, Principal, Action, NotAction, Resource, NotResource, Condition'],
  ["NotPrincipal", allow({ NotPrincipal: { AWS: "*" } }), 'element "NotPrincipal" is not supported: supported are Sid, Effect, Principal, Action, NotAction, Resource, NotResource, Condition', "resource"],
  ["an effect that is none", { ...allow(), Effect: "allow" }, 'effect "allow": use Allow or Deny'],
  ["no action", { Effect: "Allow", Resource: "*" }, 'element "Action" or "NotAction" is missing'],
  ["an empty list of actions", allow({ Action: [] }), 'element "Action" is empty'],
  ["Action and NotAction", allow({ Action: "s3:*", NotAction: "s3:*" }), 'elements "Action" and "NotAction" exclude each other'],
  ["no resource", { Effect: "Allow", Action: "s3:*" }, 'element "Resource" or "NotResource" is missing'],
  ["a resource in a trust policy", allow({ Principal: "*" }), 'element "Resource": a trust policy has none, it is about its role', "trust"],
  ["a principal in an identity's policy", allow({ Principal: "*" }), 'element "Principal": the policy of an identity has none'],
  ["no principal in a resource's policy", allow(), 'element "Principal" is missing', "resource"],
  ["a principal that is text", allow({ Principal: "111111111111" }), 'principal "111111111111": write "*" or { "AWS": ... }', "resource"],
  ["a canonical user", allow({ Principal: { CanonicalUser: "79a5" } }), 'principal type "CanonicalUser" is not supported: supported are AWS, Service, Federated', "resource"],
  ["a wildcard in a principal", allow({ Principal: { AWS: "arn:aws:iam::111111111111:role/*" } }), 'principal "arn:aws:iam::111111111111:role/*": AWS takes no wildcard in it, but for "*" in AWS', "resource"],
  ["a deleted identity", allow({ Principal: { AWS: "AIDA0123" } }), 'principal "AIDA0123" is not supported: supported are an account, and the ARN of a role, a role\'s session, a user or an account\'s root', "resource"],
  ["a misspelt action", allow({ Action: "s3:GetObjct" }), 'action "s3:GetObjct": s3 has no such action, the nearest is "s3:GetObject"'],
  ["a pattern of no action", allow({ Action: "s3:Fetch*" }), 'action "s3:Fetch*": s3 has no such action, the nearest is "s3:CreateJob"'],
  ["a misspelt service", allow({ Action: "clouwatch:*" }), 'action "clouwatch:*": there is no service "clouwatch", the nearest is "cloudwatch"'],
  ["an action without a service", allow({ Action: "GetObject" }), 'action "GetObject" has no service: write it like s3:GetObject'],
  ["a variable in an action", allow({ Action: "s3:${aws:username}" }), 'action "s3:${aws:username}": neither variables nor expressions can stand in it'],
  ["a misspelt action after Not", { Effect: "Allow", NotAction: "iam:PasRole", Resource: "*" }, 'action "iam:PasRole": iam has no such action, the nearest is "iam:PassRole"'],
  ["a variable that is not closed", allow({ Resource: "arn:aws:s3:::${aws:username" }), '"arn:aws:s3:::${aws:username": a brace is not closed'],
  ["a variable without a prefix", allow({ Resource: "arn:aws:s3:::${username}" }), '"${username}" is no policy variable: write ${prefix:key} or ${prefix:key, \'default\'}'],
  ["a default without quotes", allow({ Resource: "${aws:username, x}" }), '"${aws:username, x}" is no policy variable: write ${prefix:key} or ${prefix:key, \'default\'}'],
  ["Null with IfExists", allow({ Condition: { NullIfExists: { "aws:PrincipalOrgPaths": "true" } } }), 'operator "NullIfExists": Null takes no prefix and no IfExists'],
  ["Null of neither true nor false", allow({ Condition: { Null: { "aws:PrincipalOrgPaths": "yes" } } }), 'Null of aws:PrincipalOrgPaths is "yes": use "true" or "false"'],
  ["Bool of neither true nor false", allow({ Condition: { Bool: { "aws:SecureTransport": "yes" } } }), 'Bool of aws:SecureTransport is "yes": use "true" or "false"'],
  ["a misspelt condition key", allow({ Condition: { StringEquals: { "aws:SourceAcount": "1" } } }), 'condition key "aws:SourceAcount" is unknown, the nearest is "aws:SourceAccount"'],
  ["a misspelt condition key of a service", allow({ Condition: { StringEquals: { "kms:ViaServce": "1" } } }), 'condition key "kms:ViaServce" is unknown, the nearest is "kms:ViaService"'],
  ["a misspelt prefix of a key", allow({ Condition: { StringEquals: { "amz:SourceArn": "1" } } }), 'condition key "amz:SourceArn": there is no prefix "amz", the nearest is "aws"'],
  ["a key without a prefix", allow({ Condition: { StringEquals: { SourceArn: "1" } } }), 'condition key "SourceArn" has no prefix: write it like aws:SourceAccount'],
  ["a variable in a number", allow({ Condition: { NumericEquals: { "s3:TlsVersion": "${aws:userid}" } } }), 'NumericEquals: a variable in "${aws:userid}" is not supported'],
  ["a condition without values", allow({ Condition: { StringEquals: { "aws:userid": [] } } }), 'element "aws:userid" is empty'],
  ["a condition's value that is an object", allow({ Condition: { StringEquals: { "aws:userid": {} } } }), 'element "aws:userid": {} is no text'],
];

describe("evaluablePolicy", () => {
  const rows = MISTAKES.map(([name, statement, message, kind = "identity"]) => {
    return [name, statement, message, kind] as const;
  });
  test.each(rows)("does not answer for %s", (_, statement, message, kind) => {
    expect(failureOf(() => parse(statement, kind))).toBe(`policy app, statement 1: ${message}`);
  });

  test("names a statement by its Sid", () => {
    expect(failureOf(() => parse(allow({ Sid: "Read", Action: "s3:Fetch" })))).toMatch(
      /^policy app, statement "Read": action/,
    );
  });

  test("lists the operators it knows", () => {
    const condition = { StringMatches: { "aws:userid": "1" } };
    expect(failureOf(() => parse(allow({ Condition: condition })))).toMatch(
      /operator "StringMatches" is not supported: supported are StringEquals, .*NotIpAddress$/,
    );
  });

  test.each([
    ["text", "{}", "policy app: a policy is an object"],
    ["another version", { Version: "2030-01-01" }, 'version "2030-01-01": use 2008-10-17 or'],
    ["another element", { Statements: [] }, 'element "Statements" is not supported'],
    ["no statement", { Version: VERSION }, "policy app, statement 1: a statement is an object"],
  ])("a document that is %s", (_, document, message) => {
    expect(
      failureOf(() => evaluablePolicy(document, { name: "policy app", kind: "identity" })),
    ).toContain(message);
  });

  test("takes a single statement without a list", () => {
    const document = { Version: VERSION, Statement: allow() };
    expect(evaluablePolicy(document, { name: "one", kind: "identity" }).statements).toHaveLength(1);
  });

  test.each([
    ["kms:EncryptionContext:aws:logs:arn", "kms:GenerateDataKey*"],
    ["aws:PrincipalTag/any", "s3:GetObject"],
    ["AWS:SOURCEARN", "s3:GetObject"],
    ["ecs:cluster", "ecs:RunTask"],
    ["aws:RequestTag/Environment", "ec2:CreateSubnet"],
    ["aws:ResourceTag/Environment", "application-autoscaling:PutScalingPolicy"],
    ["kms:ViaService", "kms:*"],
    ["kms:GrantIsForAWSResource", "*"],
    ["token.actions.githubusercontent.com:sub", "sts:AssumeRoleWithWebIdentity"],
    ["oidc.eks.us-east-1.amazonaws.com/id/ABC:aud", "sts:AssumeRoleWithWebIdentity"],
  ])("knows the condition key %s of %s", (key, Action) => {
    const statement = allow({ Action, Condition: { StringEquals: { [key]: "1" } } });
    expect(parse(statement).statements).toHaveLength(1);
  });

  describe("a condition key that an action does not have", () => {
    const about = (action: object, operator = "Bool") =>
      parse({
        Effect: "Allow",
        Resource: "*",
        ...action,
        Condition: { [operator]: { "kms:GrantIsForAWSResource": "true" } },
      });

    // A table: one case, one line.
    // prettier-ignore
    test.each([
      ["alone", { Action: "kms:RetireGrant" }, "kms:RetireGrant", "Bool"],
      ["beside one that does", { Action: ["kms:CreateGrant", "kms:RetireGrant"] }, "kms:RetireGrant", "Bool"],
      ["that none of a pattern has", { Action: "kms:Retire*" }, "kms:Retire*", "Bool"],
      ["as one of several values", { Action: "kms:RetireGrant" }, "kms:RetireGrant", "ForAllValues:StringEquals"],
    ])("is refused: %s", (_, action, named, operator) => {
      expect(failureOf(() => about(action, operator))).toBe(
        `policy app, statement 1: condition key "kms:GrantIsForAWSResource": no request of ${named} ` +
          "has it; use one that it has, or name the action in a statement without the condition",
      );
    });

    test("is refused of tags, where AWS gives the action none", () => {
      const condition = { StringEquals: { "aws:RequestTag/Team": "a" } };
      expect(failureOf(() => parse(allow({ Condition: condition })))).toContain(
        '"aws:RequestTag/Team": no request of s3:GetObject has it',
      );
    });

    test.each([
      ["where it may be absent", { Action: "kms:RetireGrant" }, "BoolIfExists"],
      ["where that is what is asked", { Action: "kms:RetireGrant" }, "Null"],
      ["of an action that is excepted", { NotAction: "kms:RetireGrant" }, "Bool"],
    ])("is taken %s", (_, action, operator) => {
      expect(about(action, operator).statements).toHaveLength(1);
    });
  });
});
