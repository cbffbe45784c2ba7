import { readFileSync } from "node:fs";
import path from "node:path";
import type { Environment } from "../../config/schema/environment";
import { makeNames } from "../../lib/names";
import type { TerraformProcess } from "../process/process-tree";

/** A state that somebody has locked. */
export interface Locked {
  /** The stack's id: `dev-network`. */
  readonly id: string;
  /** The state's object in the bucket. */
  readonly key: string;
}

/**
 * Whether a Terraform may work on a state: its directory's configuration says which it has. Another checkout,
 * or another emulator, has stacks of the same id.
 */
export function mayHold(
  { directory }: TerraformProcess,
  environment: Environment,
  { id, key }: Locked,
): boolean {
  if (directory === undefined) return true;
  const backend = backendIn(directory);
  if (backend === undefined) return path.basename(directory) === id;
  return (
    backend.key === key &&
    backend.bucket === makeNames(environment).stateBucket &&
    backend.endpoints?.s3 === environment.emulatorEndpoint
  );
}

interface Backend {
  readonly bucket?: string;
  readonly key?: string;
  readonly endpoints?: { readonly s3?: string };
}

function backendIn(directory: string): Backend | undefined {
  try {
    const { terraform } = JSON.parse(readFileSync(path.join(directory, "cdk.tf.json"), "utf8")) as {
      readonly terraform?: { readonly backend?: { readonly s3?: Backend } };
    };
    return terraform?.backend?.s3;
  } catch {
    return undefined; // No stack was synthesized there, or not by this user.
  }
}
