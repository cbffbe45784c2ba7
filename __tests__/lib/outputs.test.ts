import { expect, test } from "@jest/globals";
import { type OutputDeclarations, plainOutputs } from "../../lib/outputs";
import { configurationOf } from "#testing";
import { emptyStack } from "../empty-stack";

interface Declarations extends OutputDeclarations {
  readonly id: { readonly type: "string"; readonly description: string };
  readonly subnetIds: { readonly type: "list"; readonly description: string };
  readonly names: { readonly type: "map"; readonly description: string };
}
const values = { id: "vpc-1", subnetIds: ["subnet-1"], names: { web: "w" } };

test("plain outputs are the same values for every consumer, which depends on nothing", () => {
  const reader = plainOutputs<Declarations>(values);
  for (const consumer of [emptyStack(), emptyStack()]) {
    expect(reader.outputsFor(consumer)).toEqual(values);
    expect(consumer.dependencies).toEqual([]);
    expect(configurationOf(consumer).data).toBeUndefined();
  }
});
