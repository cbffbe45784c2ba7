import { expect, jest, test } from "@jest/globals";
import { TerraformStack } from "cdktf";
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

test("a stack is prepared once, however often it is read", () => {
  const outdir = temporaryDirectory();
  const app = buildApp({ environments: [testEnvironment()], providerLock: "", outdir });
  const prepare = jest.spyOn(TerraformStack.prototype, "prepareStack");
  synthesizedInMemory(app);
  app.synth();
  expect(prepare).toHaveBeenCalledTimes(app.node.children.length);
  prepare.mockRestore();
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
