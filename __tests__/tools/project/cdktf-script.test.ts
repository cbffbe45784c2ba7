import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { temporaryDirectory } from "#testing";
import { cdktfScript } from "../../../tools/project/cdktf-script";

/** A project that has a package with a command. */
function projectWith(name: string, bin: object): string {
  const root = temporaryDirectory();
  const directory = path.join(root, "node_modules", name);
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, "package.json"), JSON.stringify({ bin }));
  return root;
}

test("the command is the one of the framework that is there", () => {
  expect(cdktfScript()).toMatch(/node_modules\/cdkt[fn]-cli\/\S*bin\/cdkt[fn]$/);
  expect(cdktfScript(projectWith("cdktf-cli", { cdktf: "bundle/bin/cdktf" }))).toMatch(
    "node_modules/cdktf-cli/bundle/bin/cdktf",
  );
  expect(cdktfScript(projectWith("cdktn-cli", { cdktn: "bin/cdktn" }))).toMatch(
    "node_modules/cdktn-cli/bin/cdktn",
  );
});

test("a project without one is told so", () => {
  expect(() => cdktfScript(projectWith("cdktf-cli", { other: "bin/other" }))).toThrow(
    "no cdktf-cli or cdktn-cli is installed: npm ci",
  );
});
