import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { MUTANTS } from "../../../tools/mutation/mutants";

const ROOT = path.join(__dirname, "..", "..", "..");

test("there are many changes, each with a name of its own", () => {
  expect(MUTANTS.length).toBeGreaterThanOrEqual(60);
  expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
});

test.each(MUTANTS)("$name: can still be applied, and changes something", (mutant) => {
  expect(readFileSync(path.join(ROOT, mutant.file), "utf8")).toContain(mutant.find);
  expect(mutant.replace).not.toBe(mutant.find);
});
