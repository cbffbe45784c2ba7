import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { temporaryDirectory } from "#testing";
import { emptyDirectory } from "../../../tools/plan/empty-directory";

const write = (directory: string, ...names: readonly string[]) => {
  for (const name of names) writeFileSync(path.join(directory, name), "");
};

test("makes a directory that only its owner reads", () => {
  const directory = path.join(temporaryDirectory(), "plans", "dev");
  emptyDirectory(directory);
  expect(statSync(directory).mode & 0o777).toBe(0o700);
});

test("takes out what an earlier run left", () => {
  const directory = temporaryDirectory();
  write(directory, "plan.json", "plan.md", "drift.html", "SHA256SUMS", "applied.json", "a.tfplan");
  emptyDirectory(directory);
  expect(readdirSync(directory)).toEqual([]);
});

test("removes nothing where something else is", () => {
  const directory = temporaryDirectory();
  write(directory, "plan.json", "thesis.md");
  expect(() => {
    emptyDirectory(directory);
  }).toThrow(
    `--out ${directory}: holds thesis.md, which no plan wrote: name a directory that is empty`,
  );
  expect(existsSync(path.join(directory, "plan.json"))).toBe(true);
});

test("a file is no directory", () => {
  const file = path.join(temporaryDirectory(), "file");
  writeFileSync(file, "");
  expect(() => {
    emptyDirectory(file);
  }).toThrow(`--out ${file}: is not a directory that can be read: name another.`);
});
