import { expect, test } from "@jest/globals";
import { EncryptionKey, type EncryptionKeyProps } from "../../constructs/encryption-key";
import { parsePolicy } from "#testing";
import { build, only, reference, resolved } from "./support";

const root = "arn:aws:iam::111111111111:root";

const key = (props: Partial<EncryptionKeyProps> = {}) =>
  build(
    (scope) =>
      new EncryptionKey(scope, "key", {
        description: "Encrypts",
        alias: "alias/shop",
        accountRootArn: root,
        ...props,
      }),
  );

const { stack, made } = key();
const administration = {
  sid: "AccountAdministersKey",
  effect: "Allow",
  actions: ["kms:*"],
  resources: ["*"],
  principals: { AWS: [root] },
  conditions: {},
};
const policyOf = (from = stack) =>
  parsePolicy(String(only(from, "aws_kms_key").attributes["policy"]));

test("by default rotates, takes 30 days to go and may go", () => {
  expect(stack).toHaveResource("aws_kms_key", {
    description: "Encrypts",
    enable_key_rotation: true,
    deletion_window_in_days: 30,
    lifecycle: { prevent_destroy: false },
    tags: { Name: "alias/shop" },
  });
});

test("takes another window, and protection", () => {
  expect(key({ deletionWindowDays: 7, preventDestroy: true }).stack).toHaveResource("aws_kms_key", {
    deletion_window_in_days: 7,
    lifecycle: { prevent_destroy: true },
  });
});

test("is for the account's own policies alone by default", () => {
  expect(policyOf()).toEqual([administration]);
});

test("keeps the account's own policies when services may use it, too", () => {
  const statement = {
    sid: "Logs",
    principals: { Service: ["logs.amazonaws.com"] },
    actions: ["kms:Encrypt"],
    resources: ["*"],
  };
  const [first, second, ...others] = policyOf(key({ serviceStatements: [statement] }).stack);
  expect(first).toEqual(administration);
  expect(second).toEqual({ ...statement, effect: "Allow", conditions: {} });
  expect(others).toEqual([]);
});

test("its alias points at it", () => {
  expect(only(stack, "aws_kms_alias").attributes).toEqual({
    name: "alias/shop",
    target_key_id: reference(stack, "aws_kms_key", "key_id"),
  });
  expect(resolved(stack, made.arn)).toBe(reference(stack, "aws_kms_key", "arn"));
});
