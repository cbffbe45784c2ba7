import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Files of a provider's classes, as cdktf generates them: `lib/<resource>/index.js`. */
const FILE = "index.js";
/** The largest resources have their blocks in files of their own. */
const PARTS = "index-structs";

/** Of cdktf, and of CDK Terrain, which goes on with it. */
const SCOPES = ["@cdktf", "@cdktn"] as const;

/**
 * Package that has the class of a resource type: `@cdktf/provider-aws` of `aws_vpc`, and of
 * `data.aws_vpc`, the data source.
 */
export function packageOf(type: string): string {
  const names = SCOPES.map((scope) => `${scope}/provider-${providerOf(type)}`);
  return names.find((name) => manifestOf(name) !== undefined) ?? String(names[0]);
}

/** `aws` of `aws_vpc` */
export function providerOf(type: string): string {
  return /^(?:data\.)?([^_.]+)/.exec(type)?.[1] ?? type;
}

/** @returns nothing where the package is not installed */
export function libraryOf(type: string): string | undefined {
  const manifest = manifestOf(packageOf(type));
  return manifest && path.join(path.dirname(manifest), "lib");
}

function manifestOf(name: string): string | undefined {
  try {
    return require.resolve(`${name}/package.json`);
  } catch {
    return undefined;
  }
}

/** @returns nothing where the package has no such type */
export function readSource(library: string, type: string): string | undefined {
  const directory = path.join(library, directoryOf(type));
  if (!existsSync(path.join(directory, FILE))) return undefined;
  const parts = path.join(directory, PARTS);
  const files = [
    path.join(directory, FILE),
    ...(existsSync(parts) ? readdirSync(parts).map((file) => path.join(parts, file)) : []),
  ];
  return files
    .filter((file) => file.endsWith(".js"))
    .map((file) => readFileSync(file, "utf8"))
    .map((text) => text.slice(0, endOfCode(text)))
    .join("\n");
}

/** All types of a provider that the package has, data sources among them. */
export function typesIn(library: string, provider: string): string[] {
  const prefix = `data-${provider}-`;
  return readdirSync(library)
    .filter((entry) => path.extname(entry) === "")
    .map((directory) =>
      directory.startsWith(prefix)
        ? `data.${provider}_${snakeCase(directory.slice(prefix.length))}`
        : `${provider}_${snakeCase(directory)}`,
    );
}

function directoryOf(type: string): string {
  const provider = providerOf(type);
  const rest = type.replace(/^data\./, "").slice(provider.length + 1);
  const name = rest.replaceAll("_", "-");
  return type.startsWith("data.") ? `data-${provider}-${name}` : name;
}

const snakeCase = (directory: string) => directory.replaceAll("-", "_");

/** More than half of a file is its source map. */
function endOfCode(text: string): number {
  const at = text.lastIndexOf("//# sourceMappingURL");
  return at < 0 ? text.length : at;
}
