import type { TerraformStack } from "cdktf";
import { configurationOf } from "#testing";

/**
 * All that Terraform gets of a stack, for its snapshot, but which provider: the bindings' version, which the
 * lock file has, and which a test of the whole app compares with it.
 */
export function wholeOf(stack: TerraformStack): object {
  const text = JSON.stringify(configurationOf(stack), (key, value: unknown) =>
    key === "required_providers" ? undefined : value,
  );
  return JSON.parse(text) as object;
}
