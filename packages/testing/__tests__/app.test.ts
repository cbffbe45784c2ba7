import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { TerraformStack } from "cdktf";
import { testApp } from "../app";
import { removeTemporaryDirectories, temporaryDirectory } from "../temporary-directory";

test("every temporary directory is a new one, among the system's", () => {
  const [first, second] = [temporaryDirectory(), temporaryDirectory()];
  expect(first).not.toBe(second);
  for (const directory of [first, second]) {
    expect(existsSync(directory)).toBe(true);
    expect(path.dirname(directory)).toBe(os.tmpdir());
  }
});

test("they are removed with what is in them, and nothing else is", () => {
  const directory = temporaryDirectory();
  mkdirSync(path.join(directory, "deep"));
  writeFileSync(path.join(directory, "deep", "file"), "");
  const app = testApp();
  new TerraformStack(app, "stack");
  app.synth();
  expect(existsSync(path.join(app.outdir, "manifest.json"))).toBe(true);

  removeTemporaryDirectories();

  expect(existsSync(directory)).toBe(false);
  expect(existsSync(app.outdir)).toBe(false);
  expect(existsSync(os.tmpdir())).toBe(true);
  // The next file's directories are not the last one's.
  expect(removeTemporaryDirectories).not.toThrow();
  expect(existsSync(temporaryDirectory())).toBe(true);
});

test("an app writes into a directory of its own", () => {
  expect(testApp().outdir).not.toBe(testApp().outdir);
});
