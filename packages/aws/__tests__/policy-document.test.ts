import { expect, test } from "@jest/globals";
import { readPolicy } from "../policy-document";

test("single values become lists, and what is not there is empty", () => {
  const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
  // One statement may stand without a list.
  expect(readPolicy(JSON.stringify({ Statement: statement }))).toEqual([
    {
      sid: "",
      effect: "Allow",
      actions: ["s3:GetObject"],
      notActions: [],
      resources: ["*"],
      notResources: [],
      principals: {},
      notPrincipals: {},
      conditions: {},
    },
  ]);
});

test("everything that a statement may have is there", () => {
  const statement = {
    Sid: "A",
    Effect: "Deny",
    NotAction: ["a:b", "c:d"],
    NotResource: "arn",
    NotPrincipal: { AWS: "1" },
    Principal: { Service: ["x", "y"], AWS: "z" },
    Condition: { Bool: { "aws:SecureTransport": false } },
  };
  expect(readPolicy({ Statement: [statement] })).toEqual([
    {
      sid: "A",
      effect: "Deny",
      actions: [],
      notActions: ["a:b", "c:d"],
      resources: [],
      notResources: ["arn"],
      principals: { Service: ["x", "y"], AWS: ["z"] },
      notPrincipals: { AWS: ["1"] },
      conditions: { Bool: { "aws:SecureTransport": ["false"] } },
    },
  ]);
});

test("everybody is a kind of principal, too", () => {
  expect(readPolicy({ Statement: [{ Principal: "*" }] })?.[0]?.principals).toEqual({ "*": ["*"] });
});

test.each([
  ["an expression", "${data.aws_iam_policy_document.x.json}"],
  ["nothing", undefined],
  ["a list", "[]"],
])("%s is no policy yet", (_, document) => {
  expect(readPolicy(document)).toBeUndefined();
});
