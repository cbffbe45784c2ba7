import { expect, test } from "@jest/globals";
import { changedTables } from "../../../html/sections/changed-table";

const shown = (...tables: Parameters<typeof changedTables>[0]): string =>
  changedTables(tables, "What").text.replaceAll(/<(?!\/?t[rdh]|caption)[^>]*>/g, "");

test("rows stand in columns below their title, each with its sign", () => {
  const table = shown({
    title: "may",
    columns: ["effect", "action", "conditions"],
    rows: [
      { change: "added", row: ["Allow", "a:b", ""] },
      { change: "removed", row: ["Deny", "a:c", "only  once"] },
    ],
  });
  expect(table).toContain("<caption>may");
  expect(table).toContain('<th scope="col">conditions</th>');
  expect(table).toContain(
    '<tr class="is-new"><td class="sign">+new</td><td>Allow</td><td>a:b</td><td></td></tr>',
  );
  expect(table).toContain("−gone</td><td>Deny</td><td>a:c</td><td>only  once</td>");
});

test("what has no columns is lines", () => {
  const rows = [{ change: "removed" as const, row: ["without a permissions boundary"] }];
  expect(shown({ title: "role", columns: [], rows })).toBe("− without a permissions boundary");
});
