import path from "node:path";

/** As for cdktf itself: the program's name on the PATH, or where it is. */
const VARIABLE = "TERRAFORM_BINARY_NAME";

/** What plans and applies. @default Terraform */
export function terraformProgram(env: NodeJS.ProcessEnv = process.env): string {
  const { [VARIABLE]: named = "" } = env;
  return named === "" ? "terraform" : named;
}

/** Whether that is OpenTofu, by its name: `tofu`, `tofu-1.11` ... */
export function isOpenTofu(env: NodeJS.ProcessEnv = process.env): boolean {
  return path.basename(terraformProgram(env)).startsWith("tofu");
}

/** Where the program takes providers from that name no host. */
export function registryHost(env: NodeJS.ProcessEnv = process.env): string {
  return isOpenTofu(env) ? "registry.opentofu.org" : "registry.terraform.io";
}
