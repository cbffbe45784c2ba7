import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { PROJECT_ROOT } from "./paths";

/** What a copy leaves out: it is large, or not of the sources. */
const LEFT_OUT = ["node_modules", ".git", ".local", "cdktf.out", "plans"];

/** A copy of the sources that can be changed, or broken, without harm. */
export class Checkout {
  /**
   * @param without what is left out besides, from the project's folder
   * @param directory where it goes
   */
  constructor(
    without: readonly string[] = [],
    readonly directory = mkdtempSync(path.join(os.tmpdir(), "checkout-")),
  ) {
    const leftOut = new Set([...LEFT_OUT, ...without]);
    cpSync(PROJECT_ROOT, this.directory, {
      recursive: true,
      filter: (source) => !leftOut.has(path.relative(PROJECT_ROOT, source)),
    });
    const modules = path.join(PROJECT_ROOT, "node_modules");
    symlinkSync(modules, path.join(this.directory, "node_modules"), "dir");
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
