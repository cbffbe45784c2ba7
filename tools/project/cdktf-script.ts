import { readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "./paths";

/** Packages with a command of the framework, and its name: cdktf's own, and CDK Terrain's. */
const COMMANDS = [
  ["cdktf-cli", "cdktf"],
  ["cdktn-cli", "cdktn"],
] as const;

/**
 * The script behind the command of the framework that is installed.
 * @throws Error where there is none
 */
export function cdktfScript(root = PROJECT_ROOT): string {
  for (const [name, command] of COMMANDS) {
    const directory = path.join(root, "node_modules", name);
    const script = scriptOf(directory, command);
    if (script !== undefined) return path.join(directory, script);
  }
  throw new Error(`no ${COMMANDS.map(([name]) => name).join(" or ")} is installed: npm ci`);
}

function scriptOf(directory: string, command: string): string | undefined {
  try {
    const manifest = readFileSync(path.join(directory, "package.json"), "utf8");
    return (JSON.parse(manifest) as { bin: Readonly<Record<string, string>> }).bin[command];
  } catch {
    return undefined;
  }
}
