import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type { Environment } from "../../config/schema/environment";
import { SYNTH_DIRECTORY } from "../project/paths";

/**
 * Removes what `terraform init` noted down about where the states of an emulated environment's
 * stacks lie, if that is at another address than the emulator's: it changes with `EMULATOR_PORT`,
 * and Terraform would ask whether to move the states. The right address stays, since another
 * deployment may be using it.
 */
export function forgetBackends(
  { name, emulatorEndpoint }: Pick<Environment, "name" | "emulatorEndpoint">,
  directory: string = SYNTH_DIRECTORY,
): void {
  if (emulatorEndpoint === undefined) return;
  for (const stack of stackDirectories(name, directory)) {
    const file = path.join(stack, ".terraform", "terraform.tfstate");
    if (addressIn(file) !== emulatorEndpoint) rmSync(file, { force: true });
  }
}

/** The address of S3 that a note of `terraform init` names. */
function addressIn(file: string): string | undefined {
  try {
    const { backend } = JSON.parse(readFileSync(file, "utf8")) as {
      backend?: { config?: { endpoints?: { s3?: string } } };
    };
    return backend?.config?.endpoints?.s3;
  } catch {
    return undefined; // no note, or none that can be read
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
