import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { temporaryDirectory } from "#testing";
import { ApplyRecord } from "../../../tools/apply/record";

test("what one run notes down, the next one knows", () => {
  const directory = temporaryDirectory();
  const record = new ApplyRecord(directory);
  expect(record.of("dev-iam")).toBeUndefined();
  record.set("dev-iam", "begun");
  record.set("dev-network", "begun");
  record.set("dev-iam", "applied");
  const next = new ApplyRecord(directory);
  expect(["dev-iam", "dev-network", "dev-ssm"].map((id) => next.of(id))).toEqual([
    "applied",
    "begun",
    undefined,
  ]);
  expect(readdirSync(directory)).toEqual(["applied.json"]);
});

test.each(["{", '{"version":2,"stacks":{}}'])(
  "%s is no record, and nothing is taken as done",
  (text) => {
    const directory = temporaryDirectory();
    writeFileSync(path.join(directory, "applied.json"), text);
    expect(() => new ApplyRecord(directory)).toThrow(
      "applied.json: cannot be read: remove the directory and plan again.",
    );
  },
);
