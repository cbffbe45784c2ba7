import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ToolError } from "../process/errors";
import { PROJECT_ROOT } from "../project/paths";

const LOCK_FILE = path.join(PROJECT_ROOT, ".terraform.lock.hcl");

/** One package of the AWS provider. */
export interface ProviderPackage {
  /** Registry that it comes from: the packages of Terraform's and of OpenTofu's differ. */
  readonly host: string;
  readonly version: string;
  /** As Terraform names it: `linux_amd64`. */
  readonly platform: string;
}

/** The provider's address at a registry. */
export function sourceAt(host: string): string {
  return `${host}/hashicorp/aws`;
}

/**
 * The version that the committed lock file pins.
 * @throws ToolError where it has checksums of another registry's packages only
 */
export function lockedProviderVersion(host: string, lockFile: string = LOCK_FILE): string {
  const text = readFileSync(lockFile, "utf8");
  const source = sourceAt(host);
  const block = text.slice(text.indexOf(`provider "${source}"`));
  const version = /^\s*version\s*=\s*"([^"]+)"/m.exec(block)?.[1];
  if (!version) {
    throw new ToolError(
      `${lockFile} pins no version of ${source}: take the checksums from there (docs/how-to/leave-cdktf.md#opentofu).`,
    );
  }
  return version;
}

/**
 * Whether a directory is a filesystem mirror that holds the package, in either of the layouts
 * that Terraform reads: unpacked (`<version>/<platform>/`) or packed (a zip file).
 */
export function holdsProvider(
  mirror: string,
  { host, version, platform }: ProviderPackage,
): boolean {
  const provider = path.join(mirror, sourceAt(host));
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
