import { describe, expect, test } from "@jest/globals";
import { TerraformOutput, TerraformStack } from "cdktf";
import { RemoteOutputs } from "../../stacks/remote-outputs";
import { configurationOf, outputsOf, testApp } from "#testing";

const declarations = {
  vpcId: { type: "string", description: "A string" },
  subnetIds: { type: "list", description: "A list" },
  names: { type: "map", description: "A map" },
} as const;
const location = { bucket: "states", key: "project/test/network.tfstate", region: "eu-west-1" };

function twoStacks() {
  const app = testApp();
  const producer = new TerraformStack(app, "test-network");
  const consumer = new TerraformStack(app, "test-ecs");
  const outputs = new RemoteOutputs(producer, "network", declarations, location);
  return { app, producer, consumer, outputs };
}

describe("a consumer", () => {
  const { app, producer, consumer, outputs } = twoStacks();
  const values = outputs.outputsFor(consumer);
  const again = outputs.outputsFor(consumer);
  for (const [id, value] of Object.entries({
    vpcId: values.vpcId,
    subnetIds: values.subnetIds,
    names: values.names,
    // Values stand in texts, lists and maps, as a stack uses them.
    text: `subnet of ${values.vpcId}`,
    listed: [values.vpcId],
  })) {
    new TerraformOutput(consumer, id, { value, staticId: true });
  }
  const state = "data.terraform_remote_state.network.outputs";

  test("reads the producer's state, where the producer keeps it", () => {
    expect(configurationOf(consumer).data).toEqual({
      terraform_remote_state: {
        network: { backend: "s3", config: location },
      },
    });
  });

  test("gets strings, lists and maps by the outputs' names", () => {
    expect(outputsOf(consumer)).toEqual({
      vpcId: `\${${state}.vpcId}`,
      subnetIds: `\${${state}.subnetIds}`,
      names: `\${${state}.names}`,
      text: `subnet of \${${state}.vpcId}`,
      listed: [`\${${state}.vpcId}`],
    });
  });

  test("can use each as what its type says", () => {
    expect(typeof values.vpcId).toBe("string");
    expect(Array.isArray(values.subnetIds)).toBe(true);
    expect(Object.values(values.names)).toEqual([expect.any(String)]);
  });

  test("that asks twice reads once", () => {
    expect(again).toBe(values);
  });

  test("is deployed after the producer", () => {
    expect(consumer.dependencies).toEqual([producer]);
    app.synth();
    expect(app.manifest.stacks["test-ecs"]?.dependencies).toEqual(["test-network"]);
  });

  test("leaves the producer as it is: nothing is exported behind its back", () => {
    expect(outputsOf(producer)).toEqual({});
    expect(producer.dependencies).toEqual([]);
  });
});

test("every consumer has a data source of its own", () => {
  const { app, consumer, outputs } = twoStacks();
  const other = new TerraformStack(app, "test-build");
  for (const stack of [consumer, other]) {
    const { vpcId } = outputs.outputsFor(stack);
    new TerraformOutput(stack, "vpcId", { value: vpcId, staticId: true });
  }
  for (const stack of [consumer, other]) {
    expect(Object.keys(configurationOf(stack).data?.["terraform_remote_state"] ?? {})).toEqual([
      "network",
    ]);
    expect(outputsOf(stack)["vpcId"]).toBe("${data.terraform_remote_state.network.outputs.vpcId}");
  }
});

test("a stack that nobody asks for has nothing and depends on nothing", () => {
  const { consumer } = twoStacks();
  expect(configurationOf(consumer).data).toBeUndefined();
  expect(consumer.dependencies).toEqual([]);
});

test("two stacks that read each other are refused", () => {
  const { producer, consumer, outputs } = twoStacks();
  outputs.outputsFor(consumer);
  const back = new RemoteOutputs(consumer, "ecs", declarations, location);
  expect(() => back.outputsFor(producer)).toThrow(/test-ecs.*test-network|test-network.*test-ecs/);
});
