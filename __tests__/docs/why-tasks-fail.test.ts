import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { CAUSES_PAGE } from "../../tools/causes-docs";
import { causesPage } from "../../tools/diagnosis/page";

test("the page of causes is what npm run docs:causes writes", () => {
  expect(readFileSync(CAUSES_PAGE, "utf8")).toBe(causesPage());
});
