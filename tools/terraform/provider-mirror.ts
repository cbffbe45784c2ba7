import { type Dirent, lstatSync, readdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { holdsProvider, type ProviderPackage } from "./provider";

/** Where administrators put software that no package manager owns. */
const SYSTEM_ROOTS = ["/opt", "/usr/local", "/usr/share", "/usr/lib", "/var/lib", "/srv"];

/** Bounds of the look under the system roots, all roots together. */
export interface SearchLimits {
  /** Levels below a root. */
  readonly depth: number;
  /** Directory entries seen. */
  readonly entries: number;
  readonly milliseconds: number;
}

const LIMITS: SearchLimits = { depth: 4, entries: 50_000, milliseconds: 2000 };

/**
 * The first filesystem mirror on this machine that holds the provider: Terraform's own
 * directories, then the conventional system roots.
 */
export function findProviderMirror(
  wanted: ProviderPackage,
  env: NodeJS.ProcessEnv,
  roots: readonly string[] = SYSTEM_ROOTS,
): string | undefined {
  return (
    impliedMirrors(env).find((directory) => holdsProvider(directory, wanted)) ??
    searchMirror(wanted, roots)
  );
}

/**
 * Directories that Terraform itself looks into
 * (https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories).
 */
export function impliedMirrors(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string[] {
  const home = env["HOME"] ?? os.homedir();
  if (platform === "win32") {
    return ["terraform.d", "HashiCorp/Terraform"].map((name) =>
      path.join(env["APPDATA"] ?? path.join(home, "AppData", "Roaming"), name, "plugins"),
    );
  }
  const own = path.join(home, ".terraform.d", "plugins");
  if (platform === "darwin") {
    const support = "Library/Application Support/io.terraform/plugins";
    return [own, path.join(home, support), path.join("/", support)];
  }
  const userData = env["XDG_DATA_HOME"] ?? path.join(home, ".local", "share");
  const systemData = (env["XDG_DATA_DIRS"] ?? "/usr/local/share:/usr/share").split(":");
  const data = [userData, ...systemData].filter((directory) => path.isAbsolute(directory));
  return [own, ...data.map((directory) => path.join(directory, "terraform", "plugins"))];
}

/**
 * A bounded breadth-first look for a mirror. Names are sorted, so that the same machine always
 * gives the same answer; symbolic links are never followed.
 */
export function searchMirror(
  wanted: ProviderPackage,
  roots: readonly string[],
  limits: SearchLimits = LIMITS,
): string | undefined {
  const deadline = Date.now() + limits.milliseconds;
  let entriesLeft = limits.entries;
  let level = roots.filter(isDirectory);
  for (let depth = 0; depth <= limits.depth; depth += 1) {
    const next: string[] = [];
    for (const directory of level) {
      if (Date.now() > deadline || entriesLeft <= 0) return undefined;
      const entries = entriesOf(directory);
      entriesLeft -= entries.length;
      const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
      if (names.includes(wanted.host) && holdsProvider(directory, wanted)) return directory;
      next.push(...names.toSorted().map((name) => path.join(directory, name)));
    }
    level = next;
  }
  return undefined;
}

function isDirectory(directory: string): boolean {
  return lstatSync(directory, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function entriesOf(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return []; // not ours to read
  }
}
