import { readFileSync } from "node:fs";
import path from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { expect, test } from "@jest/globals";
import { Construct } from "constructs";
import { TerraformStack } from "cdktf";
import { resolveReferences, resourcesOfPlan, textOf } from "#terraform";
import { checkGuardrails, type Guardrail } from "#guardrails";
import { synthesizeApp, testApp } from "#testing";
import { guardrailsPage } from "../../tools/guardrails/page";
import { GUARDRAILS_PAGE } from "../../tools/guardrails-docs";

const app = testApp();
const stack = new TerraformStack(app, "shop");
new AwsProvider(stack, "aws", { region: "eu-west-1" });
new SnsTopic(new Construct(stack, "orders"), "topic", { name: "orders" });
new KmsAlias(stack, "alias", { targetKeyId: "0123" });

const topic = synthesizeApp(app).stacks[0]?.resources.find(({ type }) => type === "aws_sns_topic");
const plan = {
  format_version: "1.2",
  resource_changes: [
    {
      ...topic,
      mode: "managed",
      change: { actions: ["create"], after: { name: "orders" }, after_unknown: {} },
    },
  ],
};

const EXCEPTIONS = [
  {
    rule: "topic-encrypted",
    resource: "shop/orders/topic",
    reason: "What is published there is on the website anyway.",
    owner: "shop team",
  },
];

test("the shop passes the guardrails", () => {
  expect(app).toPassGuardrails({ production: true, exceptions: EXCEPTIONS });
});

test("the plan passes, too", () => {
  const { stacks } = resolveReferences(synthesizeApp(app));
  const planned = stacks.map((stack) =>
    stack.id === "shop" ? resourcesOfPlan(stack, plan) : stack,
  );
  expect(checkGuardrails({ stacks: planned }, { exceptions: EXCEPTIONS })).toEqual([]);
});

const topicNames: Guardrail = {
  id: "topic-names",
  title: "Topics are named after the shop",
  checks: [],
  severity: "high",
  types: ["aws_sns_topic"],
  remedy: "begin the name with shop-",
  check: ({ attributes }) => {
    const name = textOf(attributes["name"]);
    return name === undefined || name.startsWith("shop-") ? undefined : `is called ${name}`;
  },
};

test("a rule of one's own finds what it says", () => {
  const found = checkGuardrails(resolveReferences(synthesizeApp(app)), { rules: [topicNames] });
  expect(found.map(({ why }) => why)).toEqual(["is called orders"]);
});

test("every piece of code in docs/testing/guardrails.md stands in this file", () => {
  const page = readFileSync(
    path.join(__dirname, "..", "..", "docs", "testing", "guardrails.md"),
    "utf8",
  );
  const here = readFileSync(__filename, "utf8");
  const pieces = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, code = ""]) => code);
  expect(pieces.length).toBeGreaterThan(3);
  for (const code of pieces) expect(here).toContain(code);
});

test("docs/guardrails.md is what npm run docs:guardrails writes", () => {
  expect(readFileSync(GUARDRAILS_PAGE, "utf8")).toBe(guardrailsPage());
});
