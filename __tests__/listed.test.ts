import { expect, test } from "@jest/globals";
import { expectListed } from "./listed";

test("says what to add to a list, and what to take out, and where", () => {
  expect(() => {
    expectListed(["a", "c", "b", "b"], ["a", "d"], "LIST (file.ts)");
  }).toThrow(
    new Error("add b, c to LIST (file.ts); take d out of LIST (file.ts): there is no such thing"),
  );
  expect(() => {
    expectListed(["a"], ["a"], "LIST (file.ts)");
  }).not.toThrow();
});
