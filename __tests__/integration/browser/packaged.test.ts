import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, jest, test } from "@jest/globals";
import { temporaryDirectory } from "#testing";
import { packagedChromium } from "../../../tools/test/packaged-chromium";

jest.setTimeout(120_000);

const hasOne = process.platform === "linux" && process.arch === "x64";

(hasOne ? test : test.skip)(
  "two who unpack the browser at once share one that starts",
  async () => {
    const parent = temporaryDirectory();
    const folder = path.join(parent, "chromium");
    const [first, second] = await Promise.all([packagedChromium(folder), packagedChromium(folder)]);
    expect(second).toEqual(first);
    expect(readdirSync(parent)).toEqual(["chromium"]);
  },
);
