import { expect, test } from "@jest/globals";
import { terraformProgram } from "../../../tools/terraform/program";

test.each([
  [{}, "terraform"],
  [{ TERRAFORM_BINARY_NAME: "" }, "terraform"],
  [{ TERRAFORM_BINARY_NAME: "/opt/bin/tofu" }, "/opt/bin/tofu"],
])("with %j, %s plans and applies", (env, program) => {
  expect(terraformProgram(env)).toBe(program);
});
