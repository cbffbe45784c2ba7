import { expect, test } from "@jest/globals";
import { nearest } from "../nearest";

test.each([
  ["kye", ["by", "key"], "key"],
  ["ACTOIN", ["option", "Action"], "Action"],
  ["subnet", ["subnet_id", "subnets"], "subnets"],
  ["x", [], undefined],
])("the nearest to %p among %p is %p", (text, candidates, expected) => {
  expect(nearest(text, candidates)).toBe(expected);
});
