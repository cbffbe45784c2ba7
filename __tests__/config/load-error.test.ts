import { expect, test } from "@jest/globals";
import { explainLoadError } from "../../config/load-error";

const FILE = "/project/environments/dev.ts";

test("takes place and reason out of what esbuild says, with which environments are loaded", () => {
  const error = new Error(
    `Transform failed with 1 error:\n${FILE}:4:3: ERROR: Expected "]" but found ":"`,
  );
  expect(explainLoadError(FILE, error)).toBe(
    'line 4 of environments/dev.ts (Expected "]" but found ":")',
  );
});

test("names the line of the file that led to an error elsewhere", () => {
  const error = new TypeError("no such region");
  error.stack = `TypeError: no such region\n at call (/project/lib/a.ts:9:1)\n at ${FILE}:12:7`;
  expect(explainLoadError(FILE, error)).toBe("line 12 of environments/dev.ts (no such region)");
});

test("names no line where none is known", () => {
  expect(explainLoadError(FILE, "a text")).toBe("environments/dev.ts (a text)");
});
