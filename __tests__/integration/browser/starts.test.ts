import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, jest, test } from "@jest/globals";
import { temporaryDirectory } from "#testing";
import { launchChromium } from "../../../tools/test/chromium";
import { findChromium } from "../../../tools/test/find-chromium";
import { packagedChromium } from "../../../tools/test/packaged-chromium";

jest.setTimeout(120_000);

const given = process.env["CHROMIUM_PATH"];

afterEach(() => {
  if (given === undefined) delete process.env["CHROMIUM_PATH"];
  else process.env["CHROMIUM_PATH"] = given;
});

/** A program that notes its starts, of which the first ones crash. */
async function crashes(times: number): Promise<() => number> {
  const installed = findChromium();
  const { executablePath, env } =
    installed === undefined ? await packagedChromium() : { executablePath: installed, env: {} };
  const variables = ["LD_LIBRARY_PATH", "FONTCONFIG_FILE", "XDG_CACHE_HOME"].flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [`export ${name}='${value}'`];
  });
  const folder = temporaryDirectory();
  const [program, starts] = [path.join(folder, "chromium"), path.join(folder, "starts")];
  const script = [
    "#!/bin/sh",
    `echo start >> '${starts}'`,
    `[ "$(wc -l < '${starts}')" -gt ${String(times)} ] || kill -SEGV $$`,
    ...variables,
    `exec '${executablePath}' "$@"`,
  ];
  writeFileSync(program, script.join("\n"), { mode: 0o755 });
  process.env["CHROMIUM_PATH"] = program;
  return () => readFileSync(starts, "utf8").split("\n").length - 1;
}

test("a browser that crashes while it starts is started again", async () => {
  const starts = await crashes(2);
  const browser = await launchChromium();
  expect(browser.isConnected()).toBe(true);
  await browser.close();
  expect(starts()).toBe(3);
});

test("one that crashes each time is not tried for ever", async () => {
  const starts = await crashes(99);
  await expect(launchChromium()).rejects.toThrow("SIGSEGV");
  expect(starts()).toBe(3);
});
