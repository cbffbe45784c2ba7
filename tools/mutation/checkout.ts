import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { PROJECT_ROOT } from "../paths";
import type { Mutant } from "./mutant";

/** What a copy leaves out: it is large, or not of the sources. */
const LEFT_OUT = new Set([
  "node_modules",
  ".git",
  ".local",
  "cdktf.out",
  "plans",
  // It says that every change can be applied, so it would notice each one that is.
  path.join("__tests__", "tools", "mutation"),
]);

/** A copy of the sources that can be broken without harm. */
export class Checkout {
  readonly directory = mkdtempSync(path.join(os.tmpdir(), "mutation-"));

  constructor() {
    cpSync(PROJECT_ROOT, this.directory, {
      recursive: true,
      filter: (source) => !LEFT_OUT.has(path.relative(PROJECT_ROOT, source)),
    });
    const modules = path.join(PROJECT_ROOT, "node_modules");
    symlinkSync(modules, path.join(this.directory, "node_modules"), "dir");
  }

  /** @returns what mends it again */
  apply({ file, find, replace, name }: Mutant): () => void {
    const target = path.join(this.directory, file);
    const source = readFileSync(target, "utf8");
    if (!source.includes(find)) {
      throw new Error(`"${name}" cannot be applied: ${file} does not hold ${JSON.stringify(find)}`);
    }
    writeFileSync(
      target,
      source.replace(find, () => replace),
    );
    return () => {
      writeFileSync(target, source);
    };
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
