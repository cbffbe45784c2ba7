import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { temporaryDirectory } from "#testing";
import { packagedChromium } from "../../../tools/test/packaged-chromium";

/** An unpacked browser that does what a script says. */
function unpacked(script: string): string {
  const folder = temporaryDirectory();
  writeFileSync(path.join(folder, "chromium"), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return folder;
}

test("it starts with libraries and fonts of the packages, which need nothing of the machine", async () => {
  const folder = unpacked('test "$1" = --version && test -n "$LD_LIBRARY_PATH"');
  const { executablePath, env } = await packagedChromium(folder, "linux-x64");
  expect(executablePath).toBe(path.join(folder, "chromium"));
  expect(env["LD_LIBRARY_PATH"]?.split(path.delimiter)[0]).toBe(path.join(folder, "al2023", "lib"));
  const settings = env["FONTCONFIG_FILE"] ?? "";
  const [, fonts = ""] =
    /<dir prefix="relative">(.*)<\/dir>/.exec(readFileSync(settings, "utf8")) ?? [];
  expect(readdirSync(path.join(path.dirname(settings), fonts))).toEqual(
    expect.arrayContaining(["DejaVuSans.ttf", "DejaVuSansMono.ttf"]),
  );
});

test("a library that is missing is named, with what to do", async () => {
  const reason = "error while loading shared libraries: libnss3.so: cannot open shared object file";
  const folder = unpacked(`echo 'chromium: ${reason}' >&2; exit 127`);
  await expect(packagedChromium(folder, "linux-x64")).rejects.toThrow(
    `No Chromium and no Chrome was found, and that of @sparticuz/chromium cannot start: chromium: ${reason} (127). ` +
      "Install one (Debian: apt-get install chromium), or name the program in CHROMIUM_PATH. " +
      "SKIP_LAYERS=browser leaves these tests out.",
  );
});

test("so is one that is not for this machine, and nothing is unpacked there", async () => {
  const folder = path.join(temporaryDirectory(), "chromium");
  await expect(packagedChromium(folder, "darwin-arm64")).rejects.toThrow(
    /cannot start: it is for linux-x64, and this is darwin-arm64\. Install one .*CHROMIUM_PATH/,
  );
  expect(existsSync(folder)).toBe(false);
});
