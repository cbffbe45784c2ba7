import { expect } from "@jest/globals";
import type { MatcherFunction } from "expect";

/** Characters of a long text that a message shows. */
const SHOWN = 2_000;

/** Jest's own `toContain`, with a first line that says what a text lacks, and not the whole text. */
const toContain: MatcherFunction<[unknown]> = function (received, wanted) {
  const { printExpected, printReceived } = this.utils;
  if (typeof received !== "string") {
    const items = [...(received as Iterable<unknown>)];
    const message = () =>
      `expected ${this.isNot ? "no" : "the"} item ${printExpected(wanted)} in ${printReceived(received)}`;
    return { pass: items.includes(wanted), message };
  }
  if (typeof wanted !== "string") throw new TypeError(`no text: ${printExpected(wanted)}`);
  const at = received.indexOf(wanted);
  const message = () =>
    this.isNot
      ? `the text has ${printExpected(wanted)}, near\n${excerpt(received, at)}`
      : `the text has no ${printExpected(wanted)}${nearestTo(wanted, received)}`;
  return { pass: at >= 0, message };
};

/** Jest's own `toMatch`, in the same way. */
const toMatch: MatcherFunction<[string | RegExp]> = function (received, pattern) {
  const { printExpected } = this.utils;
  if (typeof received !== "string") throw new TypeError(`no text: ${String(received)}`);
  const at =
    typeof pattern === "string"
      ? received.indexOf(pattern)
      : received.search(new RegExp(pattern, pattern.flags.replaceAll("g", "")));
  const message = () =>
    this.isNot
      ? `the text matches ${printExpected(pattern)}, near\n${excerpt(received, at)}`
      : `the text does not match ${printExpected(pattern)}; it is\n${excerpt(received, 0)}`;
  return { pass: at >= 0, message };
};

/** Where the text has as much of what is wanted as it has at all. */
function nearestTo(wanted: string, text: string): string {
  let length = wanted.length;
  while (length > 0 && !text.includes(wanted.slice(0, length))) length -= 1;
  const at = text.indexOf(wanted.slice(0, length));
  const begun =
    length > 3 ? `; it begins ${JSON.stringify(wanted.slice(0, length))}, near` : "; it is";
  return `${begun}\n${excerpt(text, length > 3 ? at : 0)}`;
}

function excerpt(text: string, at: number): string {
  if (text.length <= SHOWN) return text;
  const begin = Math.max(0, Math.min(at - SHOWN / 4, text.length - SHOWN));
  const of = `(${SHOWN} of ${text.length} characters)`;
  return `${text.slice(begin, begin + SHOWN)}\n${of}`;
}

expect.extend({ toContain, toMatch });
