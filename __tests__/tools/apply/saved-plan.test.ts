import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { temporaryDirectory } from "#testing";
import { readSavedPlan } from "../../../tools/apply/saved-plan";

function saved(text?: string): string {
  const directory = temporaryDirectory();
  if (text !== undefined) writeFileSync(path.join(directory, "plan.json"), text);
  return directory;
}

test("reads what the plan has written", () => {
  expect(readSavedPlan(saved('{"version":2,"environment":"dev"}'))).toMatchObject({
    environment: "dev",
  });
});

test.each([
  [undefined, "plan.json: is not there: name a directory that npm run plan wrote."],
  ["{", "plan.json: is no report: name a directory that npm run plan wrote."],
  ["null", "plan.json: is no report: name a directory that npm run plan wrote."],
  ['{"version":1}', "plan.json: version 1 is not known: plan again."],
])("%s is refused", (text, message) => {
  expect(() => readSavedPlan(saved(text))).toThrow(message);
});
