import { expect, test } from "@jest/globals";
import { actionsInVain, roleOf } from "#analysis";
import { appRole, smallApp } from "./small-app";

const inVain = (Action: unknown, Resource: unknown) =>
  actionsInVain(roleOf(smallApp(appRole({ Sid: "A", Action, Resource })), "app")).map(
    (text) => text.split(": ")[1],
  );

// A table: one case, one line.
// prettier-ignore
test.each([
  ["an action that knows no resource", "xray:PutTraceSegments", "arn:aws:xray:eu-west-1:111111111111:group/a", ["xray:PutTraceSegments"]],
  ["one that knows another", ["s3:ListBucket", "s3:GetObject"], "arn:aws:s3:::shop", ["s3:GetObject"]],
  ["a pattern of such", "ecs:*TaskDefinition", "arn:aws:s3:::shop", ["ecs:*TaskDefinition"]],
])("%s, beside what it is never checked against", (_, action, resource, expected) => {
  expect(inVain(action, resource)).toEqual(expected);
});

test.each([
  ["every resource", ["xray:PutTraceSegments", "s3:GetObject"], "*"],
  [
    "what each of them is checked against",
    ["s3:ListBucket", "s3:GetObject"],
    ["arn:aws:s3:::shop", "arn:aws:s3:::shop/*"],
  ],
  ["what only a plan knows", "kms:Decrypt", "${aws_kms_key.key.arn}"],
  ["what some of a pattern are", "s3:Get*", "arn:aws:s3:::shop"],
])("none beside %s", (_, action, resource) => {
  expect(inVain(action, resource)).toEqual([]);
});
