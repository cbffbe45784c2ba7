import { expect, jest, test } from "@jest/globals";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { App, TerraformStack } from "cdktf";
import { readApp, resolveReferences, type SynthesizedApp } from "#terraform";
import { buildApp } from "../../stacks/build-app";
import { temporaryDirectory } from "#testing";
import { stacksOf, synthesizedInMemory } from "../../synthesis/in-memory";
import { stackOf } from "../../packages/guardrails/__tests__/fixtures";
import { testEnvironment } from "../test-environment";

test("what is written afterwards is what was looked at", () => {
  const outdir = temporaryDirectory();
  const app = buildApp({ environments: [testEnvironment()], providerLock: "", outdir });
  const inMemory = synthesizedInMemory(app);
  expect(() => readApp(outdir)).toThrow("manifest.json");
  app.synth();
  expect(inOrder(resolveReferences(readApp(outdir)))).toEqual(inOrder(inMemory));
});

test("each stack is resolved once, however often it is read", () => {
  const outdir = temporaryDirectory();
  const app = buildApp({ environments: [testEnvironment()], providerLock: "", outdir });
  const prepare = jest.spyOn(TerraformStack.prototype, "prepareStack");
  const resolve = jest.spyOn(TerraformStack.prototype, "toTerraform");
  synthesizedInMemory(app);
  app.synth();
  expect(prepare).not.toHaveBeenCalled();
  expect(resolve).toHaveBeenCalledTimes(app.node.children.length);
  prepare.mockRestore();
  resolve.mockRestore();
});

test("a reference to another stack's resource is an error, with what to do", () => {
  const app = new App({ outdir: temporaryDirectory() });
  const network = new TerraformStack(app, "dev-network");
  const vpc = new Vpc(network, "vpc", {});
  const alb = new TerraformStack(app, "dev-alb");
  new SecurityGroup(alb, "group", { description: `in ${vpc.id}` });
  expect(() => synthesizedInMemory(app)).toThrow(
    "dev-alb refers to aws_vpc.vpc.id, which dev-network makes: publish an output there, and read it " +
      "with outputsFor(this).",
  );
});

/** Files are written in another order. */
function inOrder({ stacks }: SynthesizedApp) {
  const resources = stacks.flatMap((stack) => stack.resources);
  return resources.toSorted((a, b) =>
    `${a.stackId}.${a.address}` < `${b.stackId}.${b.address}` ? -1 : 1,
  );
}

test("an environment's stacks are those whose ids begin with its name", () => {
  const ids = ["dev-network", "dev-service-web", "device-network", "prod-dev-x"];
  const app = { stacks: ids.map((id) => stackOf({}, { id })) };
  expect(stacksOf(app, "dev").stacks.map(({ id }) => id)).toEqual([
    "dev-network",
    "dev-service-web",
  ]);
});
