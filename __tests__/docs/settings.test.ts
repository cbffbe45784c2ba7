import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { settingsPage } from "../../tools/settings/page";
import { SETTINGS_PAGE } from "../../tools/settings-docs";
import { PATHS } from "./setting-paths";

const PAGE = readFileSync(SETTINGS_PAGE, "utf8");

test("docs/settings.md is what npm run docs:settings writes", () => {
  expect(PAGE).toBe(settingsPage());
});

const rowsOf = (path: string, page = PAGE) =>
  page.split("\n").filter((line) => line.startsWith(`| \`${path}\` `));

test("every setting of the schema has a line that says what it does", () => {
  expect(PATHS).toEqual(
    expect.arrayContaining([
      "region",
      "services.<name>.kind",
      "services.<name>.sidecars.<name>.memoryMiB",
      "network.additionalTiers.<name>.route",
      "alb.certificate.hostedZoneId",
      "guardrails.exceptions[].owner",
    ]),
  );
  expect(PATHS.filter((path) => rowsOf(path).length === 0)).toEqual([]);
  const cells = PATHS.flatMap((path) => rowsOf(path)).map((row) => row.split(" | "));
  const undescribed = cells.filter((row) => row.at(-3)?.trim() === "" || row.at(-1) === "|");
  expect(undescribed.map(([path]) => path)).toEqual([]);
});

test("a setting without a line is noticed", () => {
  const without = PAGE.replace(/^\| `ecs\.exec` .*$/m, "");
  expect(PATHS.filter((path) => rowsOf(path, without).length === 0)).toEqual(["ecs.exec"]);
});
