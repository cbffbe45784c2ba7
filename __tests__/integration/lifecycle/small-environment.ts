import { execFileSync } from "node:child_process";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Checkout } from "../../../tools/checkout";

/** What a test changes in the configuration of the small environment. */
export interface Edit {
  /** @default ["a", "b"] */
  readonly zones?: readonly string[];
  /** Value of the parameter `app/log-level`. @default "info" */
  readonly logLevel?: string;
  /** More parameters. @default none */
  readonly config?: Readonly<Record<string, string>>;
}

const NAME = "small";

/**
 * A copy of the project, with a history of its own and one environment: the least that has a stack
 * which reads several others.
 */
export class SmallEnvironment {
  private readonly checkout = new Checkout();
  readonly directory = this.checkout.directory;

  constructor() {
    const environments = path.join(this.directory, "environments");
    for (const file of readdirSync(environments)) {
      if (file.endsWith(".ts")) rmSync(path.join(environments, file));
    }
    this.git("init", "--quiet");
    this.edit({});
  }

  /** Writes the configuration and commits it. */
  edit(edit: Edit): void {
    writeFileSync(path.join(this.directory, "environments", `${NAME}.ts`), configuration(edit));
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

  remove(): void {
    this.checkout.remove();
  }

  private git(...args: readonly string[]): void {
    // Whatever the machine's own settings are: no signature, no hook.
    const neutral = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
    execFileSync("git", args, { cwd: this.directory, env: { ...process.env, ...neutral } });
  }
}

function configuration({ zones = ["a", "b"], logLevel = "info", config = {} }: Edit) {
  return `import { defineEnvironment } from "../config/define-environment";
import { emulatorEndpoint } from "../config/emulator";

export default defineEnvironment({
  namePrefix: "learner",
  accountId: "123456789012",
  emulatorEndpoint: emulatorEndpoint(),
  network: { nat: "single", interfaceEndpoints: "none", zones: ${JSON.stringify(zones)} },
  ssm: { config: ${JSON.stringify({ "app/log-level": logLevel, ...config })}, secrets: { "app/session-key": { description: "Signs sessions" } } },
  services: { report: { kind: "scheduled", schedule: "cron(0 3 * * ? *)" } },
});
`;
}
