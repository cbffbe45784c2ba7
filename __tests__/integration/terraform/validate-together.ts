import { execFile } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What `terraform validate -json` says of something that is wrong, or might be. */
export interface Diagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly detail?: string;
  readonly range?: { readonly filename: string };
}

/** What a module may not have, and a stack, which is none, has. */
const OF_THE_ROOT = ["Backend configuration ignored"];

/**
 * Validates stacks with the real provider, all at once: one root module has a module for each of them,
 * so that Terraform starts the provider once, where it would take minutes stack by stack. A stack with
 * an import block cannot be among them: only a root module may have one.
 *
 * @param outdir where they were synthesized
 */
export async function validateTogether(
  outdir: string,
  ids: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<readonly Diagnostic[]> {
  const root = path.join(outdir, "all");
  mkdirSync(root);
  const lockFile = ".terraform.lock.hcl";
  cpSync(path.join(outdir, "stacks", String(ids[0]), lockFile), path.join(root, lockFile));
  const modules = ids.map((id) => [id, { source: path.join("..", "stacks", id) }] as const);
  writeFileSync(
    path.join(root, "main.tf.json"),
    JSON.stringify({ module: Object.fromEntries(modules) }),
  );
  const terraform = (...args: string[]) => run("terraform", [`-chdir=${root}`, ...args], { env });
  await terraform("init", "-backend=false", "-input=false", "-lockfile=readonly");
  // What is not valid makes the command fail; its report is on standard output.
  const { stdout } = await terraform("validate", "-json").catch(
    (error: unknown) => error as { stdout: string },
  );
  const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly Diagnostic[] };
  return diagnostics.filter(({ summary }) => !OF_THE_ROOT.includes(summary));
}
