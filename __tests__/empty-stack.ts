import { TerraformStack } from "cdktf";
import { testApp } from "#testing";

/** An empty stack, to build one construct in. */
export function emptyStack(): TerraformStack {
  return new TerraformStack(testApp(), "test");
}
