import { describe, expect, test } from "@jest/globals";
import { policyDocument, type PolicyStatement } from "../../lib/policy";

const rendered = (...statements: PolicyStatement[]) =>
  JSON.parse(policyDocument(statements)) as { Version: string; Statement: unknown[] };
const statement = (given: Partial<PolicyStatement>) =>
  rendered({ sid: "Sid", actions: ["s3:GetObject"], ...given }).Statement[0];

test("states the current version of the policy language", () => {
  expect(rendered()).toEqual({ Version: "2012-10-17", Statement: [] });
});

test("allows unless it is told to deny", () => {
  expect(statement({})).toMatchObject({ Effect: "Allow" });
  expect(statement({ effect: "Deny" })).toMatchObject({ Effect: "Deny" });
});

test("has no key for what is not given", () => {
  expect(statement({})).toEqual({ Sid: "Sid", Effect: "Allow", Action: "s3:GetObject" });
});

test("keeps the order of the statements", () => {
  const { Statement } = rendered(
    { sid: "Second", actions: ["a:B"] },
    { sid: "First", actions: ["a:A"] },
  );
  expect(Statement).toEqual([
    { Sid: "Second", Effect: "Allow", Action: "a:B" },
    { Sid: "First", Effect: "Allow", Action: "a:A" },
  ]);
});

describe("one value stands alone, several are a list, in every place", () => {
  test.each([
    ["Action", { actions: ["a:A"] }, "a:A"],
    ["Action", { actions: ["a:B", "a:A"] }, ["a:B", "a:A"]],
    ["Resource", { resources: ["*"] }, "*"],
    ["Resource", { resources: ["arn:1", "arn:2"] }, ["arn:1", "arn:2"]],
    ["Principal", { principals: { Service: ["x.com"] } }, { Service: "x.com" }],
    ["Principal", { principals: { AWS: ["1", "2"] } }, { AWS: ["1", "2"] }],
    [
      "Condition",
      {
        conditions: {
          StringEquals: { "aws:SourceAccount": ["1"] },
          ArnLike: { "aws:SourceArn": ["arn:1", "arn:2"] },
        },
      },
      {
        StringEquals: { "aws:SourceAccount": "1" },
        ArnLike: { "aws:SourceArn": ["arn:1", "arn:2"] },
      },
    ],
  ] as const)("%s %j", (key, given, expected) => {
    expect(statement(given)).toHaveProperty(key, expected);
  });
});

test("everybody is not a principal of a kind", () => {
  expect(statement({ principals: "*" })).toHaveProperty("Principal", "*");
});

test("two conditions on one operator stay beside each other", () => {
  const StringEquals = { "aws:SourceAccount": ["1"], "kms:ViaService": ["ssm.amazonaws.com"] };
  expect(statement({ conditions: { StringEquals } })).toHaveProperty("Condition", {
    StringEquals: { "aws:SourceAccount": "1", "kms:ViaService": "ssm.amazonaws.com" },
  });
});

test("does not touch what it is given", () => {
  const given = Object.freeze({
    sid: "Sid",
    actions: Object.freeze(["a:A"]),
    conditions: Object.freeze({ Bool: Object.freeze({ "aws:SecureTransport": ["false"] }) }),
  });
  expect(policyDocument([given])).toBe(policyDocument([given]));
});
