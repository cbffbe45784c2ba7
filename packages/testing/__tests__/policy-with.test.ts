import { describe, expect, test } from "@jest/globals";
import { type ExpectedStatement, policyWith } from "../policy-with";
import { failureOf } from "./failure-of";

const policy = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "Read",
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:ListBucket"],
      Resource: "arn:aws:s3:::photos/*",
      Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } },
    },
    { Sid: "Trust", Effect: "Allow", Principal: { Service: ["ecs.amazonaws.com"] } },
  ],
});

describe("fits", () => {
  test.each<[string, ExpectedStatement]>([
    ["one of the statements", { Sid: "Trust" }],
    ["texts in any order", { Action: ["s3:ListBucket", "s3:GetObject"] }],
    ["a text and a list of one alike", { Resource: ["arn:aws:s3:::photos/*"] }],
    ["a list of one and a text alike", { Principal: { Service: "ecs.amazonaws.com" } }],
    ["a list by a matcher", { Action: expect.arrayContaining(["s3:GetObject"]) }],
    ["a single text by a matcher on the list", { Resource: expect.arrayContaining([]) }],
    ["a list's items by matchers", { Resource: [expect.stringMatching(/photos/)] }],
    ["a name by a matcher", { Sid: expect.stringMatching(/^R/) }],
    ["conditions", { Condition: { StringEquals: { "aws:SourceAccount": ["111111111111"] } } }],
  ])("%s", (_what, statement) => {
    expect(policy).toEqual(policyWith(statement));
  });
});

describe("does not fit", () => {
  test.each<[string, ExpectedStatement]>([
    ["what is in two statements", { Sid: "Trust", Action: ["s3:GetObject", "s3:ListBucket"] }],
    ["a part of a list", { Action: "s3:GetObject" }],
    ["a text twice", { Action: ["s3:GetObject", "s3:GetObject"] }],
    ["what a statement does not have", { NotAction: expect.not.arrayContaining(["s3:*"]) }],
    ["another condition", { Condition: { StringEquals: { "aws:SourceAccount": "2" } } }],
  ])("%s", (_what, statement) => {
    expect(policy).not.toEqual(policyWith(statement));
  });

  test.each([["${jsonencode({})}"], ["[]"], ['{ "Statement": [] }'], [undefined]])("%j", (text) => {
    expect(text).not.toEqual(policyWith({}));
  });
});

test("shows where the nearest statement differs", () => {
  const expected = policyWith({
    Effect: "Allow",
    Action: ["s3:GetObject", "s3:PutObject"],
    Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } },
  });
  expect(expected.differencesTo(policy, "policy")).toEqual([
    {
      path: "policy.Statement[0].Action",
      expected: ["s3:GetObject", "s3:PutObject"],
      received: ["s3:GetObject", "s3:ListBucket"],
    },
  ]);
  expect(expected.toAsymmetricMatcher()).toMatch(/^policyWith\(\{"Effect":"Allow",/);
});

test.each<[Readonly<Record<string, unknown>>, string]>([
  [{ Actions: ["s3:*"] }, "policyWith: IAM has no element Actions; did you mean Action?"],
  [
    { Principal: { Services: "ecs" } },
    "policyWith: IAM has no kind of principal Services; did you mean Service?",
  ],
  [
    { Action: expect.stringContaining("s3") },
    "policyWith: a statement has lists of texts: write [expect.stringMatching(...)] or expect.arrayContaining([...])",
  ],
  [
    { Sid: undefined },
    "policyWith.Sid is expected to be undefined: for what is not set write absent",
  ],
])("refuses %j", (statement, refusal) => {
  expect(failureOf(() => policyWith(statement))).toBe(refusal);
});

test("refuses an operator that IAM does not have", () => {
  expect(
    failureOf(() => policyWith({ Condition: { StringEqual: { "aws:SourceAccount": "1" } } })),
  ).toMatch(/StringEqual/);
});
