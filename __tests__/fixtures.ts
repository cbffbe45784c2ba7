import type { EnvironmentInput } from "../config/schema/environment";
import { addEnvironmentStacks } from "../stacks/environment-stacks";
import { testApp } from "#testing";
import { testEnvironment } from "./test-environment";

/** The stacks of an environment with every default, but for what is given. */
export function testStacks(input: Partial<EnvironmentInput> = {}) {
  return addEnvironmentStacks(testApp(), testEnvironment(input));
}
