import { expect, test } from "@jest/globals";
import { registryHost, terraformProgram } from "../../../tools/terraform/program";

test.each([
  [{}, "terraform"],
  [{ TERRAFORM_BINARY_NAME: "" }, "terraform"],
  [{ TERRAFORM_BINARY_NAME: "/opt/bin/tofu" }, "/opt/bin/tofu"],
])("with %j, %s plans and applies", (env, program) => {
  expect(terraformProgram(env)).toBe(program);
});

test.each([
  ["terraform", "registry.terraform.io"],
  ["/opt/tofu/terraform", "registry.terraform.io"],
  ["/opt/bin/tofu-1.11", "registry.opentofu.org"],
])("%s takes providers from %s", (program, host) => {
  expect(registryHost({ TERRAFORM_BINARY_NAME: program })).toBe(host);
});
