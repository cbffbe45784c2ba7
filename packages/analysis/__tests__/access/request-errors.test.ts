import { describe, expect, test } from "@jest/globals";
import { knowsResources } from "#aws";
import { actionsCoveredBy } from "../../access/check-action";
import { parsePrincipal } from "../../access/parse-principal";
import { failureOf } from "../../../testing/__tests__/failure-of";
import { allow, outcomeOf, USER } from "./cases/case";

/** What a request may hold that cannot be evaluated. */
describe("a request", () => {
  const when = (Condition: object, context: Record<string, string | string[]>) =>
    failureOf(() => {
      outcomeOf({ identity: [allow({ Condition })] }, { context });
    });

  test("several values where AWS compares one", () => {
    expect(
      when(
        { StringEquals: { "aws:PrincipalOrgPaths": "a" } },
        { "aws:PrincipalOrgPaths": ["a", "b"] },
      ),
    ).toBe(
      "StringEquals compares one value, and the context gives 2 of aws:PrincipalOrgPaths: AWS defines that " +
        "only for ForAllValues and ForAnyValue",
    );
  });

  // A table: one case, one line.
  // prettier-ignore
  test.each([
    ["no number", { NumericEquals: { "s3:TlsVersion": "1" } }, { "s3:TlsVersion": "one" }, `the request's value "one" is not a number`],
    ["no number in the policy", { NumericEquals: { "s3:TlsVersion": "one" } }, { "s3:TlsVersion": "1" }, `the policy's value "one" is not a number`],
    ["no date", { DateEquals: { "aws:CurrentTime": "2030-01-01" } }, { "aws:CurrentTime": "1/2/2030" }, `the request's value "1/2/2030" is not a date (2030-01-31, 2030-01-31T12:00:00Z or seconds since 1970)`],
    ["a time without a zone", { DateEquals: { "aws:CurrentTime": "2030-01-01T12:00" } }, { "aws:CurrentTime": "2030-01-01" }, `the policy's value "2030-01-01T12:00" is not a date (2030-01-31, 2030-01-31T12:00:00Z or seconds since 1970)`],
    ["no address", { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } }, { "aws:SourceIp": "10.0.0" }, `the request's value "10.0.0" is not an IP address or a CIDR block`],
    ["no block", { IpAddress: { "aws:SourceIp": "10.0.0.0/33" } }, { "aws:SourceIp": "10.0.0.1" }, `the policy's value "10.0.0.0/33" is not an IP address or a CIDR block`],
    ["no boolean", { Bool: { "aws:SecureTransport": "true" } }, { "aws:SecureTransport": "yes" }, `the request's value "yes" is not true or false`],
    ["no base64", { BinaryEquals: { "aws:userid": "QQ==" } }, { "aws:userid": "?" }, `the request's value "?" is not base64`],
    ["no ARN in the policy", { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:orders" } }, { "aws:SourceArn": "arn:aws:sns:::x" }, `the policy's value "arn:aws:sns:*:orders" is no ARN: it takes six segments`],
    ["a key twice", { StringEquals: { "aws:userid": "a" } }, { "aws:userid": "a", "AWS:userid": "b" }, "context: aws:userid is given 2 times: give it once"],
    ["several values for a variable", { StringEquals: { "aws:userid": "${aws:PrincipalOrgPaths}" } }, { "aws:userid": "a", "aws:PrincipalOrgPaths": ["a", "b"] }, "policy variable ${aws:PrincipalOrgPaths}: the context gives 2 values, it takes one"],
    ["a key that says otherwise", {}, { "aws:PrincipalAccount": "222222222222" }, "context: aws:PrincipalAccount is 222222222222, but follows from who asks: it is 111111111111; leave it out"],
  ])("%s", (_, condition, context, message) => {
    expect(when(condition, context as never)).toBe(message);
  });

  test("a condition of another action raises nothing", () => {
    const Condition = { NumericEquals: { "s3:TlsVersion": "one" } };
    const policies = { identity: [allow({ Action: "s3:PutObject", Condition })] };
    expect(outcomeOf(policies, { context: { "s3:TlsVersion": "1" } })).toBe("implicit deny");
  });
});

describe("parsePrincipal", () => {
  test.each([
    ["111111111111", "account"],
    ["arn:aws:iam::111111111111:root", "account"],
    ["arn:aws-cn:iam::111111111111:role/path/app", "role"],
    [USER, "user"],
    ["ecs-tasks.amazonaws.com", "service"],
    ["logs.us-east-1.amazonaws.com", "service"],
    ["arn:aws:iam::111111111111:oidc-provider/accounts.example.com", "federated"],
  ])("%s is of kind %s", (text, kind) => {
    expect(parsePrincipal(text).kind).toBe(kind);
  });

  test.each(["ecs-tasks", "*", "arn:aws:sts::111111111111:assumed-role/app/s", "role/app"])(
    "%s is nobody",
    (text) => {
      expect(failureOf(() => parsePrincipal(text))).toMatch(
        /^principal ".*": give a service \(ecs-tasks.amazonaws.com\), an account/,
      );
    },
  );
});

describe("actions", () => {
  test("a pattern covers actions as AWS spells them", () => {
    expect(actionsCoveredBy("KMS:*grant")).toEqual([
      "kms:CreateGrant",
      "kms:RetireGrant",
      "kms:RevokeGrant",
    ]);
    expect(actionsCoveredBy("s3:getobject")).toEqual(["s3:GetObject"]);
    expect(actionsCoveredBy("*")).toEqual(["*"]);
  });

  test("an action knows resources, or not", () => {
    expect(knowsResources("s3:GetObject")).toBe(true);
    expect(knowsResources("ECR:GetAuthorizationToken")).toBe(false);
  });
});
