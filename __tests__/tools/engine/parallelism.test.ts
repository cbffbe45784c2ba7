import { expect, test } from "@jest/globals";
import { defaultParallelism, parseParallelism } from "../../../tools/engine/parallelism";

test("is a whole number from 1, and at least four where nobody says so", () => {
  expect(parseParallelism("12")).toBe(12);
  expect(defaultParallelism()).toBeGreaterThanOrEqual(4);
  for (const text of ["0", "1.5", "many", "-1", ""]) {
    expect(() => parseParallelism(text)).toThrow(`--parallelism ${text}: use a whole number`);
  }
});
