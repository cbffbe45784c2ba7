import { readdirSync } from "node:fs";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { expect, test } from "@jest/globals";
import { S3Backend, TerraformOutput, TerraformStack } from "cdktf";
import { testApp } from "../app";
import { appOf, synthesizeApp, synthesizeStack } from "../synthesize";
import { failureOf } from "./failure-of";

/** Two stacks, the second of which takes an attribute of the first one's VPC. */
function producerAndConsumer() {
  const app = testApp();
  const [producer, consumer] = ["dev-network", "dev-app"].map((id) => {
    const stack = new TerraformStack(app, id);
    new AwsProvider(stack, "aws", { region: "us-east-1" });
    new S3Backend(stack, { bucket: "states", key: id });
    return stack;
  }) as [TerraformStack, TerraformStack];
  const vpc = new Vpc(producer, "vpc", { cidrBlock: "10.0.0.0/16" });
  new TerraformOutput(consumer, "vpcId", { value: vpc.id, staticId: true });
  return { app, producer, consumer };
}

test("a reference to another stack is an output read from its state, whichever is looked at first", () => {
  const { producer, consumer } = producerAndConsumer();
  const [output] = Object.keys(synthesizeStack(producer).outputs);
  expect(output).toMatch(/^cross-stack-output-aws_vpc/);
  const { outputs, dependencies } = synthesizeStack(consumer);
  expect(outputs["vpcId"]?.value).toBe(
    `\${data.terraform_remote_state.cross-stack-reference-input-dev-network.outputs.${String(output)}}`,
  );
  expect(dependencies).toEqual(["dev-network"]);
});

test("an app is synthesized once, into its own directory", () => {
  const { app, producer } = producerAndConsumer();
  const first = synthesizeApp(app);
  expect(synthesizeApp(app)).toBe(first);
  expect(first.stacks).toContain(synthesizeStack(producer));
  expect(readdirSync(app.outdir).toSorted()).toEqual(["manifest.json", "stacks"]);
});

test("a synthesized stack leads to its app", () => {
  const { app, producer } = producerAndConsumer();
  expect(appOf(synthesizeStack(producer))).toBe(synthesizeApp(app));
  expect(appOf({ ...synthesizeStack(producer) })).toBeUndefined();
});

test("what is added after the first look would be missed, and is refused", () => {
  const { app, producer } = producerAndConsumer();
  synthesizeApp(app);
  new TerraformOutput(producer, "late", { value: 1 });
  const refusal =
    "dev-network/late was added after its app was first looked at: add it before, or make an app of its own";
  expect(failureOf(() => synthesizeApp(app))).toBe(refusal);
  expect(failureOf(() => synthesizeStack(producer))).toBe(refusal);
});

test("so is a whole stack", () => {
  const { app, producer } = producerAndConsumer();
  synthesizeStack(producer);
  const late = new TerraformStack(app, "dev-late");
  expect(failureOf(() => synthesizeStack(late))).toMatch(/^dev-late was added after/);
});

test("validations are run", () => {
  const { app, producer } = producerAndConsumer();
  producer.node.addValidation({ validate: () => ["the network has no subnet"] });
  expect(failureOf(() => synthesizeApp(app))).toContain("the network has no subnet");
});
