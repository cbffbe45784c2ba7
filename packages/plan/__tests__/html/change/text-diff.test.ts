import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { textDiff } from "../../../html/change/text-diff";

const told = (before: string, after: string): string[] =>
  textDiff(before.split(" "), after.split(" ")).map(({ kind, text }) =>
    kind === "gap" ? `(${text})` : `${kind}${text}`,
  );

test("lines that came or went stand between those that stayed, in order", () => {
  expect(told("a b c", "a x c")).toEqual([" a", "-b", "+x", " c"]);
  expect(told("a b c", "b c d")).toEqual(["-a", " b", " c", "+d"]);
  expect(told("a b", "b a")).toEqual(["-a", " b", "+a"]);
});

test("three lines around a change are shown, and the others counted", () => {
  expect(told("1 2 3 4 5 6 7 8 9", "1 2 3 4 x 6 7 8 9")).toEqual([
    "(1 unchanged line)",
    ...[" 2", " 3", " 4", "-5", "+x", " 6", " 7", " 8"],
    "(1 unchanged line)",
  ]);
  expect(told("x 2 3 4 5 6 7 8 9 y", "2 3 4 5 6 7 8 9")).toEqual([
    ...["-x", " 2", " 3", " 4"],
    "(2 unchanged lines)",
    ...[" 7", " 8", " 9", "-y"],
  ]);
});

test("texts too long to be compared stand one after the other", () => {
  const lines = (letter: string) => Array.from({ length: 600 }, (_, n) => `${letter}${String(n)}`);
  const diff = textDiff(["same", ...lines("a")], ["same", ...lines("b")]);
  expect(diff.slice(0, 2).map(({ text }) => text)).toEqual(["same", "a0"]);
  expect(diff.at(601)).toEqual({ kind: "+", text: "b0" });
});

test("without what came it is the text before, without what went the one after", () => {
  const lines = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 3 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const diff = textDiff(before, after);
      if (diff.some(({ kind }) => kind === "gap")) return;
      const without = (sign: string) =>
        diff.filter(({ kind }) => kind !== sign).map(({ text }) => text);
      expect([without("+"), without("-")]).toEqual([before, after]);
    }),
  );
});
