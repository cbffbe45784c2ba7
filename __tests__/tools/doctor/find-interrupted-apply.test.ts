import path from "node:path";
import { expect, test } from "@jest/globals";
import { findInterruptedApply } from "../../../tools/doctor/find-interrupted-apply";
import { temporaryDirectories, writeFile } from "../temporary-directory";

const root = temporaryDirectories();
const at = "2026-01-02T03:04:05.000Z";

test("a stack that an apply has begun and not ended is told", () => {
  const directory = path.join(root(), "dev");
  const stacks = { "dev-iam": { status: "applied", at }, "dev-network": { status: "begun", at } };
  writeFile(directory, "applied.json", JSON.stringify({ version: 1, stacks }));
  const [finding, ...more] = findInterruptedApply("dev", directory);
  expect(more).toEqual([]);
  expect(finding).toMatchObject({ name: "interrupted-apply:dev" });
  expect(finding?.evidence).toContain(`  dev-network, ${at}`);
  expect(finding?.evidence).not.toContainEqual(expect.stringContaining("dev-iam"));
});

test.each([[{}], [{ "dev-iam": { status: "applied", at } }]])("of %j nothing is", (stacks) => {
  const directory = path.join(root(), "dev");
  writeFile(directory, "applied.json", JSON.stringify({ version: 1, stacks }));
  expect(findInterruptedApply("dev", directory)).toEqual([]);
});

test("without plans there is nothing to tell", () => {
  expect(findInterruptedApply("dev", path.join(root(), "dev"))).toEqual([]);
});
