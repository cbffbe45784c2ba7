import { chmodSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { temporaryDirectory } from "#testing";
import { findChromium } from "../../../tools/test/find-chromium";

const folder = temporaryDirectory();
const empty = temporaryDirectory();
const program = (name: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, "");
  chmodSync(file, 0o755);
  return file;
};

test("the browser is the one that is named, else the first on the PATH", () => {
  const chrome = program("google-chrome");
  writeFileSync(path.join(empty, "chromium"), "not a program", { mode: 0o644 });
  const PATH = `${empty}${path.delimiter}${folder}`;
  expect(findChromium({ PATH })).toBe(chrome);
  const chromium = program("chromium");
  expect(findChromium({ PATH })).toBe(chromium);
  expect(findChromium({ PATH, CHROMIUM_PATH: "" })).toBe(chromium);
  expect(findChromium({ PATH, CHROMIUM_PATH: chrome })).toBe(chrome);
});

test("one that is named and cannot be run is an error, and none is for the packages' to replace", () => {
  expect(() => findChromium({ CHROMIUM_PATH: "/nowhere/chromium" })).toThrow(
    "CHROMIUM_PATH: /nowhere/chromium is no program that can be run.",
  );
  const isMac = process.platform === "darwin";
  if (!isMac) expect(findChromium({ PATH: empty })).toBeUndefined();
});
