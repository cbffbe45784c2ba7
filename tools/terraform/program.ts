/** As for cdktf itself: the program's name on the PATH, or where it is. */
const VARIABLE = "TERRAFORM_BINARY_NAME";

/** What plans and applies. @default Terraform */
export function terraformProgram(env: NodeJS.ProcessEnv = process.env): string {
  const { [VARIABLE]: named = "" } = env;
  return named === "" ? "terraform" : named;
}
