import { expect, test } from "@jest/globals";
import { accessTable } from "../../../access/app/access-table";
import { roleOf } from "../../../access/app/subject";
import { appRole, policy, role, smallApp } from "./small-app";

const write = { Action: ["s3:PutObject", "s3:DeleteObject"], Resource: "arn:aws:s3:::shop/*" };
const conditional = {
  Action: "kms:Decrypt",
  Resource: "*",
  Condition: {
    StringEquals: {
      "kms:ViaService": ["ssm.us-east-1.amazonaws.com", "s3.us-east-1.amazonaws.com"],
    },
    Bool: { "aws:SecureTransport": "true" },
  },
};
const exceptions = { Effect: "Deny", NotAction: ["s3:*", "kms:*"], NotResource: "arn:aws:s3:::a" };
const table = (...statements: readonly object[]) =>
  accessTable(roleOf(smallApp(appRole(...statements)), "app"));

test("shows who may be the role and what it may do, sorted and aligned", () => {
  expect(table(write, exceptions, conditional)).toBe(
    [
      "role app",
      "arn  arn:aws:iam::111111111111:role/app",
      "",
      "may be assumed",
      "  effect  by                       action          conditions",
      "  Allow   ecs-tasks.amazonaws.com  sts:AssumeRole",
      "",
      "may",
      "  effect  action               resource                conditions",
      "  Allow   kms:Decrypt          *                       Bool aws:SecureTransport true & StringEquals kms:ViaService ssm.us-east-1.amazonaws.com | s3.us-east-1.amazonaws.com",
      "  Allow   s3:DeleteObject      arn:aws:s3:::shop/*",
      "  Allow   s3:PutObject         arn:aws:s3:::shop/*",
      "  Deny    all but s3:*, kms:*  all but arn:aws:s3:::a",
      "",
      "without a permissions boundary",
      "",
    ].join("\n"),
  );
});

test("does not change when statements are moved, split or repeated", () => {
  const one = { ...write, Action: "s3:PutObject" };
  const other = { ...write, Action: "s3:DeleteObject" };
  expect(table(other, conditional, one, one)).toBe(table(conditional, write));
});

test("shows the boundary, and what cannot be read", () => {
  const bounded = { ...role, permissions_boundary: "${aws_iam_policy.edge.arn}" };
  const attachment = { role: "app", policy_arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" };
  const app = smallApp({
    aws_iam_role: { app: bounded },
    aws_iam_policy: { edge: { name: "edge", policy: policy(write) } },
    aws_iam_role_policy_attachment: { one: attachment },
  });
  const text = accessTable(roleOf(app, "app"));
  expect(text).toMatch(/but no more than\n.*\n {2}Allow {3}s3:DeleteObject {2}arn:aws:s3:::shop/);
  expect(text).toMatch(
    / {2}\? {7}managed policy arn:aws:iam::aws:policy\/ReadOnlyAccess {2}the app/,
  );
});
