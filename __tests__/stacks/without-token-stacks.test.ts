import { expect, test } from "@jest/globals";
import { Lazy, Tokenization } from "cdktf";
import { withoutTokenStacks } from "../../stacks/without-token-stacks";

/** How deep the stack trace is that a new token takes. */
const depth = () =>
  Tokenization.reverseString(Lazy.stringValue({ produce: () => "" })).firstToken?.creationStack
    .length;

test("a token takes no stack trace meanwhile, and does so again afterwards", () => {
  const before = depth();
  expect(before).toBeGreaterThan(0);
  withoutTokenStacks(() => {
    expect(depth()).toBe(0);
  });
  expect(depth()).toBe(before);
});

test("an error tells where it comes from, and ends the quiet", () => {
  const failing = () => {
    withoutTokenStacks(() => {
      const told = new Error("told");
      told.stack = "";
      Error.captureStackTrace(told);
      throw told;
    });
  };
  expect(failing).toThrow(
    expect.objectContaining({ stack: expect.stringContaining("without-token-stacks.test.ts") }),
  );
  expect(depth()).toBeGreaterThan(0);
});
