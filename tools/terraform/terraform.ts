import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { errorCode, ToolError } from "../process/errors";
import { terraformProgram } from "./program";

const run = promisify(execFile);

/** Native S3 lock files and write-only attributes. */
const MINIMUM_VERSION = [1, 11, 0] as const;
const INSTALL =
  "Install Terraform 1.11 or later from https://developer.hashicorp.com/terraform/install and " +
  "make sure that it comes first on the PATH.";

export interface Terraform {
  readonly version: string;
  /** As Terraform names it: `linux_amd64`, `darwin_arm64` ... */
  readonly platform: string;
}

/** The Terraform on the PATH; an error says what to install when it is missing or too old. */
export async function findTerraform(env: NodeJS.ProcessEnv = process.env): Promise<Terraform> {
  const program = terraformProgram(env);
  let output: string;
  try {
    const quiet = { ...env, CHECKPOINT_DISABLE: "1" };
    output = (await run(program, ["version", "-json"], { env: quiet, timeout: 60_000 })).stdout;
  } catch (error) {
    if (errorCode(error) === "ENOENT") {
      throw new ToolError(`Terraform was not found: no ${program} on the PATH. ${INSTALL}`);
    }
    throw new ToolError(`"${program} version" failed: ${String(error)}\n${INSTALL}`);
  }
  return checkVersion(output);
}

/** @param output what `terraform version -json` prints */
export function checkVersion(output: string): Terraform {
  const { terraform_version: version, platform } = JSON.parse(output) as {
    terraform_version: string;
    platform: string;
  };
  if (isOlder(version)) throw new ToolError(`Terraform ${version} is too old. ${INSTALL}`);
  return { version, platform };
}

function isOlder(version: string): boolean {
  const numbers = version.split("-", 1)[0]?.split(".").map(Number) ?? [];
  for (const [index, wanted] of MINIMUM_VERSION.entries()) {
    const actual = numbers[index] ?? 0;
    if (actual !== wanted) return actual < wanted;
  }
  return false;
}
