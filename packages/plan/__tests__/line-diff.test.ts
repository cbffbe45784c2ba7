import { expect, test } from "@jest/globals";
import { formatLines, lineDiff } from "../line-diff";

const diff = (before?: string, after?: string) => formatLines(lineDiff(before, after));

const table = (...rows: string[]) =>
  ["role r", "", "may", "  effect  action", ...rows, "", "without a permissions boundary"].join(
    "\n",
  );

test("rows that came and went stand under their section and its columns", () => {
  expect(diff(table("  Allow   a", "  Allow   b"), table("  Allow   a", "  Allow   c"))).toEqual([
    "  may",
    "    effect  action",
    "-   Allow  b",
    "+   Allow  c",
  ]);
});

test("the same row elsewhere, or with another padding, is no change", () => {
  expect(diff(table("  Allow  a", "  Allow  b"), table("  Allow    b", "  Allow    a"))).toEqual(
    [],
  );
});

test("a row that moves to another section went there and came here", () => {
  const [before, after] = ["may\n  c\n  x\nmore\n  c\n  y", "may\n  c\nmore\n  c\n  x\n  y"];
  expect(diff(before, after)).toEqual(["  may", "    c", "-   x", "  more", "    c", "+   x"]);
});

test("a row that stands twice is there twice", () => {
  expect(diff("may\n  c\n  x", "may\n  c\n  x\n  x")).toEqual(["  may", "    c", "+   x"]);
});

test("a table without sections has rows alone", () => {
  expect(diff("from  to\na     b", "from  to\na     b\nc     d")).toEqual(["+ c  d"]);
});

test("a table that was not there is new, and one that goes is gone", () => {
  expect(diff(undefined, "may\n  x")).toEqual(["+ may", "+   x"]);
  expect(diff("may\n  x")).toEqual(["- may", "-   x"]);
  expect(diff()).toEqual([]);
});
