import { expect, test } from "@jest/globals";
import { lineTables } from "../../../html/sections/line-table";

const shown = (...lines: readonly string[]): string =>
  lineTables(lines, "What").text.replaceAll(/<(?!\/?t[rdh]|caption)[^>]*>/g, "");

test("rows stand in columns below their heading, each with its sign", () => {
  const table = shown(
    "  may",
    "    effect  action  conditions",
    "+   Allow  a:b",
    "-   Deny  a:c  only  once",
  );
  expect(table).toContain("<caption>may");
  expect(table).toContain('<th scope="col">conditions</th>');
  expect(table).toContain(
    '<tr class="is-new"><td class="sign">+new</td><td>Allow</td><td>a:b</td><td></td></tr>',
  );
  // More cells than columns: two spaces in the last one.
  expect(table).toContain("−gone</td><td>Deny</td><td>a:c</td><td>only  once</td>");
});

test("a line that stands alone is no table", () => {
  expect(shown("- without a permissions boundary")).toBe("− without a permissions boundary");
});
