import { execFileSync } from "node:child_process";
import { readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Checkout } from "../../../../tools/project/checkout";
import { PROJECT_ROOT } from "../../../../tools/project/paths";
import { type Edit, environmentFile } from "./environment-file";

/** A copy of the project with a history of its own and one environment, `local`. */
export class StoryCheckout {
  constructor(readonly directory: string) {}

  /** Copies the project, makes the environment the only one, and begins a history. */
  begin(): void {
    new Checkout([], this.directory);
    const environments = path.join(this.directory, "environments");
    for (const file of readdirSync(environments)) {
      if (file.endsWith(".ts")) rmSync(path.join(environments, file));
    }
    this.git("init", "--quiet");
    this.edit({});
  }

  /** Copies what was committed elsewhere. */
  clone(from: string): void {
    git(path.dirname(this.directory), "clone", "--quiet", "--local", from, this.directory);
    const modules = path.join(PROJECT_ROOT, "node_modules");
    symlinkSync(modules, path.join(this.directory, "node_modules"), "dir");
  }

  /** Writes the environment's file and commits it. */
  edit(edit: Edit): void {
    this.write(environmentFile(edit));
  }

  /** Replaces the environment's file and commits it. */
  write(file: string): void {
    writeFileSync(path.join(this.directory, "environments", "local.ts"), file);
    this.commit("Edit the environment");
  }

  /** @param message of a commit, with or without a change */
  commit(message: string): void {
    this.git("add", "--all");
    const author = ["-c", "user.name=Reviewer", "-c", "user.email=reviewer@example.com"];
    this.git(...author, "commit", "--quiet", "--allow-empty", "--message", message);
  }

  /** Takes the last commit back. */
  undoCommit(): void {
    this.git("reset", "--quiet", "--hard", "HEAD~1");
  }

  private git(...args: readonly string[]): void {
    git(this.directory, ...args);
  }
}

function git(cwd: string, ...args: readonly string[]): void {
  // Whatever the machine's own settings are: no signature, no hook.
  const neutral = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
  execFileSync("git", args, { cwd, env: { ...process.env, ...neutral } });
}
