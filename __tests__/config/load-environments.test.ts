import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { formatProblem } from "../../config/errors";
import { findEnvironment, loadEnvironments, unreadFiles } from "../../config/load-environments";
import { errorOf } from "./support";

const VALID = 'export default { namePrefix: "learner", accountId: "111111111111" };';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "environments-"));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, content] of Object.entries(files)) {
    writeFileSync(path.join(directory, file), content);
  }
}

function linesOf(call: () => unknown): string[] {
  return errorOf(call)?.message.split("\n") ?? [];
}

test("every TypeScript file is an environment, sorted by name", () => {
  const prod = VALID.replace("learner", "learner-prod");
  write({ "prod.ts": prod, "dev.ts": VALID, "README.md": "# How to", "types.d.ts": "export {};" });
  expect(loadEnvironments(directory).map(({ name }) => name)).toEqual(["dev", "prod"]);
});

test("reports what is wrong with every file at once", () => {
  write({
    "a.ts": "export const environment = {};",
    "b.ts": 'throw new Error("no such\\n  file");',
    "c.ts": VALID.replace("111111111111", "1"),
    "d.ts": 'throw "a text";',
    "e.ts": VALID,
  });
  expect(linesOf(() => loadEnvironments(directory))).toEqual([
    "b: cannot be loaded: correct line 1 of environments/b.ts (no such file)",
    "d: cannot be loaded: correct environments/d.ts (a text)",
    'a: has no default export: add "export default defineEnvironment({ ... })" to environments/a.ts',
    'c.accountId: "1" is not valid: use the 12 digits of the AWS account in quotes, leading zeros included',
  ]);
});

test.each([
  ["that is no TypeScript", "export default {\n  a: [1,\n  b: 2,\n};", 3],
  [
    "that uses what is not there",
    "const nothing = [];\n\nexport default {\n  a: nothing[0].b,\n};",
    4,
  ],
])("names the line of a file %s", (_, content, line) => {
  write({ "dev.ts": content });
  const lines = linesOf(() => loadEnvironments(directory));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(
    /^dev: cannot be loaded: correct line \d+ of environments\/dev\.ts \(.+\)$/,
  );
  expect(lines[0]).toContain(`correct line ${line} of`);
});

test("warns of files that look like environments and are not read", () => {
  write({
    "dev.ts": VALID,
    "bad.js": "",
    "bad.yaml": "",
    "README.md": "",
    ".keep": "",
    "t.d.ts": "",
  });
  expect(unreadFiles(directory).map(formatProblem)).toEqual([
    "environments/bad.js: is not read, environments being files that end in .ts: write it as bad.ts, or put it elsewhere",
    "environments/bad.yaml: is not read, environments being files that end in .ts: write it as bad.ts, or put it elsewhere",
  ]);
  expect(unreadFiles(path.join(directory, "none"))).toEqual([]);
});

test("says what to do where there is no environment, or no directory", () => {
  const remedy = "add a file for each environment (for example environments/dev.ts)";
  expect(linesOf(() => loadEnvironments(directory))[0]).toContain(
    `holds no environment: ${remedy}`,
  );
  expect(linesOf(() => loadEnvironments(path.join(directory, "none")))[0]).toContain(
    `is not a directory that can be read: ${remedy}`,
  );
});

test("finds an environment by name, and names the known ones otherwise", () => {
  write({ "prod.ts": VALID.replace("learner", "learner-prod"), "dev.ts": VALID });
  expect(findEnvironment("prod", directory)).toMatchObject({ namePrefix: "learner-prod" });
  expect(linesOf(() => findEnvironment("prd", directory))).toEqual([
    'environment: "prd" is not an environment: use dev, prod (did you mean prod?)',
  ]);
});
