import { expect, test } from "@jest/globals";
import { values } from "../../../html/change/value";

const shown = (
  before?: unknown,
  after?: unknown,
  more: { readonly unknown?: boolean; readonly sensitive?: boolean } = {},
): string => values({ before, after, unknown: false, sensitive: false, ...more }).text;

test("a value that comes or goes has one side", () => {
  expect(shown(undefined, 0)).toBe("<ins>0</ins>");
  expect(shown(false)).toBe("<del>false</del>");
  expect(shown(undefined, "")).toBe("<ins>&quot;&quot;</ins>");
});

test("of two texts that have much in common, the difference is set off", () => {
  expect(shown("task:12", "task:13")).toBe(
    "<del>&quot;task:1<b>2</b>&quot;</del> <ins>&quot;task:1<b>3</b>&quot;</ins>",
  );
  expect(shown("info", "debug")).toBe("<del>&quot;info&quot;</del> <ins>&quot;debug&quot;</ins>");
  expect(shown("task-😀-long", "task-😁-long")).toContain("<b>😀</b>");
});

test("what only the apply tells, and what nobody may see, is said in words", () => {
  expect(shown("a", undefined, { unknown: true })).toContain("(known after apply)");
  expect(shown(["a"], ["a", null], { unknown: true })).toContain("(parts known after apply)");
  const secret = shown("(sensitive)", "(sensitive)", { sensitive: true });
  expect(secret.replaceAll(/<[^>]*>/g, "")).toBe("(sensitive) (sensitive) another one");
});

test("long texts and long lists are compared line by line", () => {
  expect(shown("a\nb\n", "a\nc\n")).toBe(
    '<code class="lines"><span>a</span><del>b</del><ins>c</ins></code>',
  );
  const list = (last: string) => [
    ...Array.from({ length: 20 }, (_, n) => `subnet-${String(n)}`),
    last,
  ];
  expect(shown(list("x"), list("y"))).toContain(
    "<del>  &quot;x&quot;</del><ins>  &quot;y&quot;</ins>",
  );
});

test("a last line break that comes or goes is not lost", () => {
  expect(shown("a\nb\n", "a\nb")).toContain("<del></del>");
});
