import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "@jest/globals";
import { examplesIn, standsIn } from "./examples";

const folder = path.join(__dirname, "..", "..", "docs", "testing");
const pages = readdirSync(folder).filter((file) => file.endsWith(".md"));

describe.each(pages)("docs/testing/%s", (file) => {
  const page = path.basename(file, ".md");
  const examples = examplesIn(readFileSync(path.join(folder, file), "utf8"));
  const source = path.join(__dirname, `${page}.test.ts`);
  const code = existsSync(source) ? readFileSync(source, "utf8") : "";

  test(`its examples are compiled, linted and run: they stand in __tests__/docs/${page}.test.ts`, () => {
    expect(examples.filter((example) => !standsIn(example, code))).toEqual([]);
  });
});

test("there are examples that were checked", () => {
  const matchers = readFileSync(path.join(folder, "matchers.md"), "utf8");
  expect(examplesIn(matchers).length).toBeGreaterThan(5);
});

test("only blocks of TypeScript are examples", () => {
  const page = "Text\n\n```ts\na();\n\nb();\n```\n\n```js\nc();\n```\n\n```ts\nd();\n```\n";
  expect(examplesIn(page)).toEqual(["a();\n\nb();\n", "d();\n"]);
});

describe("an example stands in the code", () => {
  const code = "test(() => {\n  a({\n    b,\n  });\n\n  c();\n});\n";

  test.each([
    ["as it is", "test(() => {\n"],
    ["indented", "a({\n  b,\n});\n\nc();\n"],
    ["with more between its parts", "test(() => {\n\n  c();\n"],
  ])("%s", (_how, example) => {
    expect(standsIn(example, code)).toBe(true);
  });

  test.each([
    ["with another word", "a({\n  d,\n});\n"],
    ["with a line left out", "a({\n});\n"],
    ["indented in part", "a({\nb,\n});\n"],
    ["beyond its end", "c();\n});\ne();\n"],
    ["in another order", "c();\n\na({\n"],
    ["as a part of a line", "a(\n"],
  ])("not %s", (_how, example) => {
    expect(standsIn(example, code)).toBe(false);
  });
});
