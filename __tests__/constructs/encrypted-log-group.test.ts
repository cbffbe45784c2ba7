import { expect, test } from "@jest/globals";
import { EncryptedLogGroup } from "../../constructs/encrypted-log-group";
import { build, only, reference, resolved } from "./support";

const { stack, made } = build(
  (scope) =>
    new EncryptedLogGroup(scope, "log", {
      name: "/shop/web",
      kmsKeyArn: "arn:key",
      retentionDays: 7,
    }),
);

test("is encrypted with the given key, forgets in the given time, and is nothing else", () => {
  expect(only(stack, "aws_cloudwatch_log_group").attributes).toEqual({
    name: "/shop/web",
    kms_key_id: "arn:key",
    retention_in_days: 7,
    tags: { Name: "/shop/web" },
  });
});

test("who uses its name or its ARN waits for it", () => {
  expect(resolved(stack, made.name)).toBe(reference(stack, "aws_cloudwatch_log_group", "name"));
  expect(resolved(stack, made.arn)).toBe(reference(stack, "aws_cloudwatch_log_group", "arn"));
});
