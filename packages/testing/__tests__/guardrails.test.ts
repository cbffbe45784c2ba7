import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { expect, test } from "@jest/globals";
import { TerraformStack } from "cdktf";
import { testApp } from "../app";
import { failureOf } from "./failure-of";

function appWith(add: (stack: TerraformStack) => void) {
  const app = testApp();
  const stack = new TerraformStack(app, "shop");
  new AwsProvider(stack, "aws", { region: "eu-west-1" });
  add(stack);
  return { app, stack };
}

/** A topic without a key. */
const withTopic = () => appWith((stack) => new SnsTopic(stack, "topic", { name: "orders" }));
const exception = {
  rule: "topic-encrypted",
  resource: "shop/topic",
  reason: "What is published there is public anyway.",
  owner: "shop team",
};
const options = { standingExceptions: [] };
const FINDING = "shop/topic: has no key: set kms_master_key_id (topic-encrypted, high)";

test("the message names each finding: resource, rule, why and what to do", () => {
  const { app } = withTopic();
  expect(
    failureOf(() => {
      expect(app).toPassGuardrails(options);
    }),
  ).toBe(`expected the guardrails to find nothing, but they find 1\n  ${FINDING}`);
});

test("a stack alone is checked as well as an app", () => {
  const { stack } = withTopic();
  expect(
    failureOf(() => {
      expect(stack).toPassGuardrails(options);
    }),
  ).toContain(FINDING);
  // In another stack there may be what it is for.
  expect(stack).toPassGuardrails({
    ...options,
    exceptions: [exception, { ...exception, resource: "other/topic" }],
  });
});

test("an exception lets a finding pass, and fails when nothing needs it", () => {
  const { app } = withTopic();
  expect(app).toPassGuardrails({ ...options, exceptions: [exception] });
  const unused = { ...exception, resource: "shop/gone" };
  expect(
    failureOf(() => {
      expect(app).toPassGuardrails({ ...options, exceptions: [exception, unused] });
    }),
  ).toContain("shop/gone: is an exception to topic-encrypted that nothing needs");
});

test("mild findings pass unless the test asks for them", () => {
  const { app } = appWith(
    (stack) =>
      new EcrRepository(stack, "repository", {
        name: "shop",
        imageTagMutability: "IMMUTABLE",
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfiguration: [{ encryptionType: "KMS", kmsKey: "alias/shop" }],
      }),
  );
  expect(app).toPassGuardrails(options);
  expect(app).not.toPassGuardrails({ ...options, atLeast: "medium" });
});

test("not.toPassGuardrails fails when nothing is found", () => {
  const { app } = appWith(() => undefined);
  expect(
    failureOf(() => {
      expect(app).not.toPassGuardrails(options);
    }),
  ).toBe("expected the guardrails to find something, but they find nothing");
});

test("anything but an app or a stack is refused", () => {
  expect(() => {
    expect({}).toPassGuardrails();
  }).toThrow("expect() takes an App or a TerraformStack here");
});
