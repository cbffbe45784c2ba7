import { expect, test } from "@jest/globals";
import { readPolicy } from "#aws";
import { grants, isUnscoped } from "../../support/policies";
import { policy } from "../fixtures";

function statement(change: object) {
  const [first] = readPolicy(policy({ Effect: "Allow", ...change })) ?? [];
  if (!first) throw new Error("one statement in, one out");
  return first;
}

test.each([
  ["by its name, whatever its case", { Action: "S3:getobject" }, true],
  ["by a pattern", { Action: "s3:*" }, true],
  ["by a pattern of one character", { Action: "s3:GetObjec?" }, true],
  ["by one of several", { Action: ["s3:PutObject", "s3:Get*"] }, true],
  ["as all but others", { NotAction: ["iam:*"] }, true],
  ["not, as one of those left out", { NotAction: ["s3:Get*", "iam:*"] }, false],
  ["not, by a name that begins alike", { Action: "s3:GetObjectAcl" }, false],
  ["not, by a name with a dot for any character", { Action: "s3.GetObject" }, false],
  ["not, by nothing", {}, false],
])("an action is granted %s", (_, change, expected) => {
  expect(grants(statement(change), "s3:GetObject")).toBe(expected);
});

test.each([
  [["*"], true],
  [["arn:aws:s3:::shop/*", "*"], true],
  [["arn:aws:s3:::*"], true],
  [["arn:aws:s3:::shop/*"], false],
  [["arn:aws:logs:eu-west-1:111111111111:log-group:*"], false],
  [[], false],
])("%p is every resource: %p", (Resource, expected) => {
  expect(isUnscoped(statement({ Resource }))).toBe(expected);
});
