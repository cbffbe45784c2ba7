import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { SYNTH_DIRECTORY } from "../paths";

/**
 * Removes what `terraform init` noted down about where the states of an environment's stacks lie.
 * The address changes with `EMULATOR_PORT`, and Terraform would ask whether to move the states.
 */
export function forgetBackends(environment: string, directory: string = SYNTH_DIRECTORY): void {
  for (const stack of stackDirectories(environment, directory)) {
    rmSync(path.join(stack, ".terraform", "terraform.tfstate"), { force: true });
  }
}

/** Where cdktf and Terraform keep the files of an environment's stacks. */
export function stackDirectories(environment: string, directory: string): string[] {
  const stacks = path.join(directory, "stacks");
  try {
    return readdirSync(stacks)
      .filter((name) => name.startsWith(`${environment}-`))
      .map((name) => path.join(stacks, name));
  } catch {
    return []; // nothing was synthesized yet
  }
}
