import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Folders whose code makes what is deployed. */
const FOLDERS = ["constructs", "lib", "packages", "stacks", "synthesis"];
/** `import { type App, Fn as F } from "cdktf"` */
const IMPORT = /import (type )?\{([^}]*)\} from "cdktf"/g;

/**
 * Values that the sources import of cdktf and another framework does not have, each with the file that does:
 * a branch that no environment takes would not show it.
 * @param has what the other framework exports
 */
export function missingNames(root: string, has: object): readonly string[] {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => path.join(folder, file)),
  );
  return files.flatMap((file) =>
    namesIn(readFileSync(path.join(root, file), "utf8"))
      .filter((name) => !(name in has))
      .map((name) => `${file}: CDK Terrain has no ${name}`),
  );
}

function namesIn(source: string): readonly string[] {
  return [...source.matchAll(IMPORT)]
    .filter(([, isType]) => isType === undefined)
    .flatMap(([, , names = ""]) => names.split(","))
    .map((name) => name.trim())
    .filter((name) => name !== "" && !name.startsWith("type "))
    .map((name) => String(name.split(" ", 1)[0]));
}
