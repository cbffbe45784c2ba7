import { expect, test } from "@jest/globals";
import { rowDiff } from "../row-diff";

const row = (id: string, more?: object) => ({ id, ports: [80], ...more });
const diff = (before: readonly object[] | undefined, after: readonly object[] | undefined) =>
  rowDiff(before, after).map(({ change, row }) => [change, row]);

test("what goes stands before what comes in its place", () => {
  const [a, b, c] = [row("a"), row("b"), row("c")];
  expect(diff([a, b], [a, c])).toEqual([
    ["removed", b],
    ["added", c],
  ]);
});

test("each stands where it was among those that stay", () => {
  const [a, b, c, d, x] = [row("a"), row("b"), row("c"), row("d"), row("x")];
  expect(diff([a, b, x], [c, a, d, b])).toEqual([
    ["added", c],
    ["added", d],
    ["removed", x],
  ]);
});

test("the same row elsewhere, or with its fields in another order, is no change", () => {
  expect(diff([row("a"), row("b")], [{ ports: [80], id: "b" }, row("a")])).toEqual([]);
});

test("rows that differ deep inside differ", () => {
  expect(diff([row("a", { ports: [80] })], [row("a", { ports: [81] })])).toHaveLength(2);
});

test("a table that was not there is new, and one that goes is gone", () => {
  expect(diff(undefined, [row("a")])).toEqual([["added", row("a")]]);
  expect(diff([row("a")], undefined)).toEqual([["removed", row("a")]]);
  expect(diff(undefined, undefined)).toEqual([]);
});
