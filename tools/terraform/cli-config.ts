import { existsSync, readdirSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { isOpenTofu } from "./program";

/**
 * Terraform's own settings file(s) of the user
 * (https://developer.hashicorp.com/terraform/cli/config/config-file).
 */
export interface CliConfig {
  readonly text: string;
  /** Whether the user says where providers come from. */
  readonly choosesProviders: boolean;
}

/** What Terraform would read in this environment. */
export function readCliConfig(env: NodeJS.ProcessEnv): CliConfig {
  const text = configFiles(env)
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  return { text, choosesProviders: /^\s*"?provider_installation\b/m.test(text) };
}

/** `TF_CLI_CONFIG_FILE`, and its old name, when it names a file that does not exist. */
export function danglingConfigVariables(env: NodeJS.ProcessEnv): string[] {
  return ["TF_CLI_CONFIG_FILE", "TERRAFORM_CONFIG"].filter((name) => {
    const file = env[name];
    return file !== undefined && !existsSync(file);
  });
}

/**
 * The user's settings, and the AWS provider from the mirror. Everything else comes as before.
 * @param source the provider's address
 */
export function withMirror({ text }: CliConfig, mirror: string, source: string): string {
  return `${text.trimEnd()}

provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = ["${source}"]
  }
  direct {
    exclude = ["${source}"]
  }
}
`.trimStart();
}

function configFiles(env: NodeJS.ProcessEnv): string[] {
  const named = env["TF_CLI_CONFIG_FILE"] ?? env["TERRAFORM_CONFIG"];
  if (named) return [named];
  const home = env["HOME"] ?? os.homedir();
  const windows = process.platform === "win32";
  const base = windows ? (env["APPDATA"] ?? home) : home;
  const own = (name: string) => path.join(base, windows ? `${name}.rc` : `.${name}rc`);
  // OpenTofu reads Terraform's where it has none of its own.
  const main = isOpenTofu(env) && existsSync(own("tofu")) ? own("tofu") : own("terraform");
  const directory = path.join(base, windows ? "terraform.d" : ".terraform.d");
  return [main, ...extraFiles(directory)];
}

/** Terraform reads every `*.tfrc` of its directory too, unless the file is named explicitly. */
function extraFiles(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => name.endsWith(".tfrc"))
    .toSorted()
    .map((name) => path.join(directory, name));
}
