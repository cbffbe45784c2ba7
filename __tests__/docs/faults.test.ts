import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { PROJECT_ROOT } from "../../tools/project/paths";

const page = path.join(PROJECT_ROOT, "docs", "faults.md");
const rows = readFileSync(page, "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (fault|-)/.test(line))
  .map((line) =>
    line
      .split("|")
      .map((cell) => cell.trim())
      .slice(1, -1),
  );

test("docs/faults.md says of each fault what happens, what is said, what to do, what is lost and what tests it", () => {
  expect(rows.length).toBeGreaterThanOrEqual(25);
  for (const cells of rows) {
    expect([cells[0], cells.filter((cell) => cell !== "")]).toEqual([cells[0], cells]);
    const [, file = ""] = /\]\((.+\.test\.ts)\)$/.exec(cells.at(-1) ?? "") ?? [];
    expect([cells[0], existsSync(path.join(path.dirname(page), file)) && file !== ""]).toEqual([
      cells[0],
      true,
    ]);
  }
});

test("every fault is there once", () => {
  const faults = rows.map(([fault]) => fault);
  expect(faults.filter((fault, index) => faults.indexOf(fault) !== index)).toEqual([]);
});
