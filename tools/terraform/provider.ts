import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "../project/paths";

export const PROVIDER_HOST = "registry.terraform.io";
export const PROVIDER_SOURCE = `${PROVIDER_HOST}/hashicorp/aws`;
const LOCK_FILE = path.join(PROJECT_ROOT, ".terraform.lock.hcl");

/** One package of the AWS provider. */
export interface ProviderPackage {
  readonly version: string;
  /** As Terraform names it: `linux_amd64`. */
  readonly platform: string;
}

/** The version that the committed lock file pins. */
export function lockedProviderVersion(lockFile: string = LOCK_FILE): string {
  const text = readFileSync(lockFile, "utf8");
  const block = text.slice(text.indexOf(`provider "${PROVIDER_SOURCE}"`));
  const version = /^\s*version\s*=\s*"([^"]+)"/m.exec(block)?.[1];
  if (!version) throw new Error(`${lockFile} pins no version of ${PROVIDER_SOURCE}`);
  return version;
}

/**
 * Whether a directory is a filesystem mirror that holds the package, in either of the layouts
 * that Terraform reads: unpacked (`<version>/<platform>/`) or packed (a zip file).
 */
export function holdsProvider(mirror: string, { version, platform }: ProviderPackage): boolean {
  const provider = path.join(mirror, PROVIDER_SOURCE);
  if (existsSync(path.join(provider, `terraform-provider-aws_${version}_${platform}.zip`))) {
    return true;
  }
  return filesOf(path.join(provider, version, platform)).some((name) =>
    name.startsWith("terraform-provider-aws"),
  );
}

function filesOf(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
