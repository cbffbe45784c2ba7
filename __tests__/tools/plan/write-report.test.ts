import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { temporaryDirectory } from "#testing";
import { fileDigests, writtenDigests } from "../../../tools/apply/files";
import { writeReport } from "../../../tools/plan/write-report";
import { planOf, reportOf, stackOf } from "../../../packages/plan/__tests__/fixtures";

const stacks = [stackOf("dev-iam", planOf())];

test("writes every form of the report, and the digests of all files", () => {
  const directory = temporaryDirectory();
  writeFileSync(path.join(directory, "dev-iam.tfplan"), "plan");
  writeReport(directory, reportOf(stacks));
  const names = ["dev-iam.tfplan", "plan.html", "plan.json", "plan.md"];
  expect(readdirSync(directory).toSorted()).toEqual(["SHA256SUMS", ...names]);
  const written = writtenDigests(directory);
  expect([...(written?.keys() ?? [])]).toEqual(names);
  const actual = fileDigests(directory);
  for (const name of names) expect(written?.get(name)).toBe(actual.get(name));

  // Once more does not count the digests themselves.
  writeReport(directory, reportOf(stacks));
  expect([...(writtenDigests(directory)?.keys() ?? [])]).toEqual(names);
});

test("drift has names of its own", () => {
  const directory = temporaryDirectory();
  writeReport(directory, reportOf(stacks, { kind: "drift" }));
  expect(readdirSync(directory).toSorted()).toEqual([
    "SHA256SUMS",
    "drift.html",
    "drift.json",
    "drift.md",
  ]);
  expect(readFileSync(path.join(directory, "drift.md"), "utf8")).toMatch(
    /^<!-- terraform-drift: dev/,
  );
});

test("where no digests were written there are none", () => {
  expect(writtenDigests(temporaryDirectory())).toBeUndefined();
});
