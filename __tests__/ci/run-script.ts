import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync } from "node:fs";
import path from "node:path";
import { temporaryDirectory } from "#testing";
import { writeFile } from "../tools/temporary-directory";

/** Commands that note what they were asked to do; npm ends with the code of the test. */
const STUBS = {
  npm: `printf 'npm %s\\n' "$*" >> "$CALLS"; exit "$NPM_CODE"`,
  node: `printf 'node %s\\n' "$*" >> "$CALLS"`,
  git: `printf 'git %s\\n' "$*" >> "$CALLS"; exit "\${GIT_CODE:-0}"`,
};

const directoryOfAll = temporaryDirectory();
const bin = path.join(directoryOfAll, "bin");
for (const [name, body] of Object.entries(STUBS)) {
  chmodSync(writeFile(bin, name, `#!/bin/bash\n${body}\n`), 0o700);
}

/**
 * Runs a script as GitHub does where `shell: bash` is set, and GitLab too: both stop at an error.
 * @param npmCode what every npm in it ends with
 */
export function run(text: string, npmCode: number, env: Readonly<Record<string, string>> = {}) {
  const directory = mkdtempSync(path.join(directoryOfAll, "run-"));
  const calls = path.join(directory, "calls");
  const output = path.join(directory, "output");
  const { status, stdout } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail"], {
    input: text,
    encoding: "utf8",
    cwd: directory,
    env: {
      PATH: `${bin}:${process.env["PATH"] ?? ""}`,
      CALLS: calls,
      NPM_CODE: String(npmCode),
      GITHUB_OUTPUT: output,
      ENVIRONMENT: "dev",
      ...env,
    },
  });
  const read = (file: string) => (existsSync(file) ? readFileSync(file, "utf8").trim() : "");
  return { status, stdout, calls: read(calls).split("\n"), output: read(output) };
}
