import type { MatcherFunction } from "expect";
import type { TerraformStack } from "cdktf";
import { nearest } from "#terraform";
import { checkValues } from "../expected/check-values";
import { differences } from "../expected/compare";
import { refuseNegatedJson } from "../expected/refuse-negated";
import { resolveTokens } from "../expected/resolve-tokens";
import { readersOf } from "../output-readers";
import { describeDifferences } from "./describe-differences";
import { appAround, idOf, stackOf } from "./received";

export const toHaveOutput: MatcherFunction<[string, unknown?]> = function (
  received,
  name,
  ...rest
) {
  const { outputs } = stackOf(received);
  const output = Object.hasOwn(outputs, name) ? outputs[name] : undefined;
  const there = Object.keys(outputs).join(", ") || "none";
  if (rest.length === 0) {
    const message = () =>
      output
        ? `expected no output ${name}, got ${this.utils.printReceived(output.value)}`
        : `expected output ${name}, but the stack has ${there}`;
    return { pass: output !== undefined, message };
  }
  checkValues(`output ${name}`, rest[0]);
  if (this.isNot) refuseNegatedJson(rest[0]);
  // Of an output that is not there, nothing can be said, not even that its value is another.
  if (!output) {
    const message = () => `expected output ${name}, but the stack has ${there}`;
    return { pass: this.isNot === true, message };
  }
  const found = differences(resolveTokens(rest[0], received), output.value);
  return {
    pass: found.length === 0,
    message: () =>
      this.isNot
        ? `expected output ${name} to be another, got ${this.utils.printReceived(output.value)}`
        : [`output ${name} differs`, ...describeDifferences(this.utils, found, "  ")].join("\n"),
  };
};

export const toHaveOutputReadBy: MatcherFunction<[string, readonly (string | TerraformStack)[]]> =
  function (received, name, consumers) {
    const stack = stackOf(received);
    const app = appAround(stack);
    if (!Object.hasOwn(stack.outputs, name)) {
      const suggestion = nearest(name, Object.keys(stack.outputs)) ?? "none: it has none";
      throw new Error(`stack ${stack.id} has no output ${name}; did you mean ${suggestion}?`);
    }
    const expected = consumers.map((consumer) => idOf(consumer, app)).toSorted();
    const readers = readersOf(app, stack, name).toSorted();
    const { printExpected, printReceived } = this.utils;
    return {
      pass: differences(expected, readers).length === 0,
      message: () =>
        `expected output ${name} of ${stack.id} ${this.isNot ? "not " : ""}to be read by exactly ${printExpected(expected)}, it is read by ${printReceived(readers)}`,
    };
  };
