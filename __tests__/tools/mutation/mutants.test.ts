import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "@jest/globals";
import { MUTANT_LISTS, MUTANTS } from "../../../tools/mutation/mutants";

const ROOT = path.join(__dirname, "..", "..", "..");

test("there are many changes, each with a name of its own", () => {
  expect(MUTANTS.length).toBeGreaterThanOrEqual(60);
  expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
});

describe.each(Object.entries(MUTANT_LISTS))("tools/mutation/mutants/%s.ts", (list, mutants) => {
  test.each(mutants)("$name: can still be applied, and changes something", (mutant) => {
    const { name, file, find, replace } = mutant;
    if (!readFileSync(path.join(ROOT, file), "utf8").includes(find)) {
      throw new Error(
        `tools/mutation/mutants/${list}.ts: mutant "${name}": its text is not in ${file}: ` +
          `${JSON.stringify(find)}. Set "find" to what stands there now.`,
      );
    }
    expect(replace).not.toBe(find);
  });
});
