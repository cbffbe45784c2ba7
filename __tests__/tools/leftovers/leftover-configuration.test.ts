import { expect, test } from "@jest/globals";
import { leftoverConfiguration } from "../../../tools/leftovers/leftover-configuration";

test("what destroys a stack is backend and provider of another one, and its own state's key", () => {
  const provider = { region: "eu-west-1", profile: "emulator" };
  const terraform = { required_version: ">= 1.11.0", required_providers: { aws: {} } };
  const backend = { bucket: "states", use_lockfile: true };
  const synthesized = {
    "//": { metadata: {} },
    provider: { aws: [{ ...provider, default_tags: [{ tags: { Stack: "iam" } }] }] },
    terraform: { ...terraform, backend: { s3: { ...backend, key: "shop/dev/iam.tfstate" } } },
    resource: { aws_iam_role: {} },
    output: { roleArn: {} },
  };
  expect(leftoverConfiguration(synthesized, "shop/dev/api.tfstate")).toEqual({
    provider: { aws: [provider] },
    terraform: { ...terraform, backend: { s3: { ...backend, key: "shop/dev/api.tfstate" } } },
  });
});
