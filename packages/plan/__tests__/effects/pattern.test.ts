import { expect, test } from "@jest/globals";
import { covers, overlaps } from "../../effects/model/pattern";

test.each([
  ["*", "/a", true],
  ["*", "*", true],
  ["/a*", "/ab/*", true],
  ["/a*", "/*", false],
  ["/?", "/a", true],
  ["/?", "/*", false],
  ["/?", "/", false],
  ["/a", "/?", false],
  ["/a", "/a", true],
  ["*.example.com", "a.example.com", true],
  ["a.example.com", "*.example.com", false],
  ["/a*b", "/ab", true],
])("%s covers %s: %s", (wide, narrow, is) => {
  expect(covers(wide, narrow)).toBe(is);
});

test.each([
  ["/api/*", "/*", true],
  ["/a*", "*b", true],
  ["/a", "/b", false],
  ["/a/*", "/b/*", false],
  ["/?", "/a", true],
  ["/?a", "/b?", true],
  ["/?", "/*", true],
])("%s and %s have a text in common: %s", (one, other, is) => {
  expect([overlaps(one, other), overlaps(other, one)]).toEqual([is, is]);
});
