import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { TerraformOutput, TerraformStack } from "cdktf";
import { FileSynthesizer } from "../../stacks/file-synthesizer";
import { testApp } from "#testing";

const LOCK = 'provider "registry.terraform.io/hashicorp/aws" {\n  # ünïcode\n}\n';

const app = testApp();
const locked = new TerraformStack(app, "locked");
locked.synthesizer = new FileSynthesizer(locked, ".terraform.lock.hcl", LOCK);
const other = new TerraformStack(app, "other");
for (const stack of [locked, other]) {
  new TerraformOutput(stack, "answer", { value: 42, staticId: true });
}
app.synth();

const file = (stack: string, name: string) => path.join(app.outdir, "stacks", stack, name);

test("a file stands where Terraform runs, as it is", () => {
  expect(readFileSync(file("locked", ".terraform.lock.hcl"), "utf8")).toBe(LOCK);
});

test("the stack itself is synthesized as ever", () => {
  const answerOf = (stack: string) =>
    (JSON.parse(readFileSync(file(stack, "cdk.tf.json"), "utf8")) as { output: unknown }).output;
  expect(answerOf("locked")).toEqual({ answer: { value: 42 } });
  expect(answerOf("locked")).toEqual(answerOf("other"));
});

test("another stack has none", () => {
  expect(existsSync(file("other", ".terraform.lock.hcl"))).toBe(false);
});

test("synthesizing again writes the same", () => {
  app.synth();
  expect(readFileSync(file("locked", ".terraform.lock.hcl"), "utf8")).toBe(LOCK);
});
