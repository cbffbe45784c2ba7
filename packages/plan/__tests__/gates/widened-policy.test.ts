import { expect, test } from "@jest/globals";
import { changeOf, type ChangeOf, planOf, reportOf, stackOf } from "../fixtures";

const allow = (Action: string) => ({ Effect: "Allow", Principal: "*", Action, Resource: "*" });
const deny = (Action: string) => ({ Effect: "Deny", Principal: "*", Action, Resource: "*" });
const policy = (...Statement: object[]) => ({ policy: JSON.stringify({ Statement }) });
const whysOf = (change: ChangeOf, state: { state?: null } = {}) =>
  reportOf([
    stackOf("dev-iam", planOf(changeOf({ address: "aws_kms_key.key", ...change })), state),
  ]).gates.map(({ gate, why }) => `${gate}: ${why}`);

test.each<[string, ChangeOf, string]>([
  [
    "allows something new",
    { before: policy(allow("kms:Decrypt")), after: policy(allow("kms:Decrypt"), allow("kms:*")) },
    "its policy allows something new (1 statement)",
  ],
  [
    "no longer denies something",
    { before: policy(deny("s3:*"), deny("s3:GetObject")), after: policy() },
    "its policy no longer denies what it did (2 statements)",
  ],
  [
    "no longer spares somebody whom it named",
    {
      before: policy({ Effect: "Deny", NotPrincipal: { AWS: ["1", "2"] }, Action: "*" }),
      after: policy({ Effect: "Deny", NotPrincipal: { AWS: ["1", "3"] }, Action: "*" }),
    },
    "its policy no longer denies what it did (1 statement)",
  ],
  [
    "is gone with what it denied",
    { address: "aws_s3_bucket_policy.p", actions: ["delete"], before: policy(deny("s3:*")) },
    "its policy no longer denies what it did (1 statement)",
  ],
  [
    "is new on what may have been there before",
    { address: "aws_s3_bucket_policy.p", actions: ["create"], after: policy(allow("s3:*")) },
    "its policy allows something new (1 statement)",
  ],
  [
    "is known only after the apply",
    { before: policy(), after: {}, afterUnknown: { policy: true } },
    "its policy is known only after the apply, so that nobody can judge it",
  ],
  [
    "cannot be read",
    { before: policy(), after: { policy: "{" } },
    "its policy cannot be read, so that nobody can judge it",
  ],
  [
    "is of a resource that calls it otherwise",
    { after: { policy_document: policy(allow("logs:*")).policy }, before: {} },
    "its policy_document allows something new (1 statement)",
  ],
])("a policy that %s is blocked", (_, change, why) => {
  expect(whysOf(change)).toEqual([`widened-access: ${why}`]);
});

test.each<[string, ChangeOf]>([
  [
    "allows the same under another name",
    {
      before: policy({ Sid: "A", ...allow("kms:Decrypt") }),
      after: policy({ ...allow("kms:Decrypt"), Sid: "B" }),
    },
  ],
  [
    "says the same in lists, and in another order",
    {
      before: policy({ ...allow("kms:Decrypt"), Resource: ["a", "b"] }),
      after: policy({ ...allow("kms:Decrypt"), Action: ["kms:Decrypt"], Resource: ["b", "a"] }),
    },
  ],
  ["denies more", { before: policy(), after: policy(deny("kms:*")) }],
  ["allows less", { before: policy(allow("kms:*")), after: policy() }],
  ["is made with its resource", { actions: ["create"], after: policy(allow("kms:*")) }],
  [
    "is a role's, which has a table",
    {
      address: "aws_iam_role_policy.p",
      before: policy(),
      after: policy(allow("s3:*")),
    },
  ],
])("a policy that %s passes", (_, change) => {
  expect(whysOf(change)).toEqual([]);
});

test("a secret policy is judged, and nothing of it is told", () => {
  const change = {
    before: policy(),
    after: policy({ Sid: "canary-5f2a91c7", ...allow("kms:*") }),
    afterSensitive: { policy: true },
  };
  expect(whysOf(change)).toEqual(["widened-access: its policy allows something new (1 statement)"]);
});

test("in an environment that is not applied yet there is nothing to widen", () => {
  expect(whysOf({ before: policy(), after: policy(allow("kms:*")) }, { state: null })).toEqual([]);
});
