import { chmodSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { readCliConfig } from "../../../tools/terraform/cli-config";
import { terraformEnvironment } from "../../../tools/terraform/environment";
import { findTerraform } from "../../../tools/terraform/terraform";
import { temporaryDirectory } from "#testing";
import { writeFile } from "../temporary-directory";

/** Stands for OpenTofu, which answers as Terraform does. */
const directory = temporaryDirectory();
const answer = JSON.stringify({ terraform_version: "1.11.0", platform: "linux_amd64" });
const program = writeFile(directory, "tofu", `#!/bin/sh\necho '${answer}'\n`);
chmodSync(program, 0o755);
const env = { PATH: process.env["PATH"], HOME: directory, TERRAFORM_BINARY_NAME: program };

test("the program that is named is asked for its version, with no Terraform on the PATH", async () => {
  expect(await findTerraform({ ...env, PATH: "/bin" })).toEqual({
    version: "1.11.0",
    platform: "linux_amd64",
  });
  await expect(findTerraform({ PATH: directory, TERRAFORM_BINARY_NAME: "tofux" })).rejects.toThrow(
    "no tofux on the PATH",
  );
});

test("OpenTofu is refused while the checksums are those of Terraform's registry", async () => {
  await expect(terraformEnvironment(env)).rejects.toThrow(
    "pins no version of registry.opentofu.org/hashicorp/aws",
  );
});

test("OpenTofu's own settings come before Terraform's, which it reads where it has none", () => {
  writeFile(directory, ".terraformrc", "# Terraform's");
  expect(readCliConfig(env).text).toBe("# Terraform's");
  writeFile(directory, ".tofurc", "# OpenTofu's");
  expect(readCliConfig(env).text).toBe("# OpenTofu's");
  expect(readCliConfig({ ...env, TERRAFORM_BINARY_NAME: "terraform" }).text).toBe("# Terraform's");
});
