import { expect, test } from "@jest/globals";
import { blocksOf, isOff, isOn, listOf, numberOf, textOf } from "../../model/attributes";

const UNKNOWN = "${test.aws_vpc.vpc.id}";

test.each([
  [true, true, false],
  ["true", true, false],
  [false, false, true],
  ["false", false, true],
  [undefined, false, true],
  [null, false, true],
  [UNKNOWN, false, false],
])("%p is on: %p, off: %p", (value, on, off) => {
  expect([isOn(value), isOff(value)]).toEqual([on, off]);
});

test("only a known text is a text, only a known number a number", () => {
  expect(["a", "", UNKNOWN, 1, undefined].map(textOf)).toEqual(["a", ...Array<undefined>(4)]);
  expect([30, "30", "-1", "3a", "", UNKNOWN, null].map(numberOf)).toEqual([
    ...[30, 30, -1],
    ...Array<undefined>(4),
  ]);
});

test("a list that is not known counts as one member", () => {
  expect([["a"], UNKNOWN, undefined, "a"].map(listOf)).toEqual([["a"], [UNKNOWN], [], []]);
});

test("blocks are the same as an object, in a list and in a list of lists", () => {
  const inner = { on: true };
  const shapes = [{ a: { b: inner } }, { a: [{ b: [inner] }] }, { a: [[{ b: inner }]] }];
  for (const shape of shapes) expect(blocksOf(shape, "a", "b")).toEqual([inner]);
  expect(blocksOf({ a: [inner, { b: inner }, "x", null] }, "a", "b")).toEqual([inner]);
  expect(blocksOf({ a: UNKNOWN }, "a", "b")).toEqual([]);
});
