import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { LAYERS } from "../../../tools/test/layers";

/** How names of tests choose among them, by `npx jest` and by `npm run test:<layer> --`. */
const ROOT = path.join(__dirname, "..", "..", "..");
const { scripts } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

function jest(...args: string[]) {
  const bin = require.resolve("jest/bin/jest", { paths: [ROOT] });
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: ROOT,
    encoding: "utf8",
  });
  const files = stdout.split("\n").filter((line) => path.isAbsolute(line));
  return { status, said: stdout + stderr, files: files.map((file) => path.basename(file)) };
}

/** What npm runs for `npm run test:<layer> -- <args>`. */
const script = (layer: string, ...args: string[]) =>
  jest(...(scripts[`test:${layer}`] ?? "").split(" ").slice(1), ...args);

test("a path chooses files, by a script and without one", () => {
  expect(script("unit", "state-key", "--listTests").files).toEqual(["state-key.test.ts"]);
  expect(jest("state-key", "--selectProjects", "unit", "--listTests").files).toEqual([
    "state-key.test.ts",
  ]);
});

test.each(LAYERS)("a name that %s does not have ends with an error", (layer) => {
  const { status, said } = script(layer, "no-such-test");
  expect(status).toBe(1);
  expect(said).toContain("No tests found");
});

test("so does a name that no test has", () => {
  const { status, said } = script("unit", "state-key", "-t", "no such test");
  expect(status).toBe(1);
  expect(said).toContain("No test has a name like no such test: correct what follows -t.");
});

test("a name that would be taken for a layer is refused, with how to write it", () => {
  const { status, said } = jest("--selectProjects", "unit", "state-key", "--listTests");
  expect(status).toBe(1);
  expect(said).toContain(
    "--selectProjects: state-key: no such layer. Names of tests come first: npx jest state-key --selectProjects unit",
  );
});
