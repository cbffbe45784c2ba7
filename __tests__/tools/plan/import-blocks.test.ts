import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { clearLeftImportBlocks, writeImportBlocks } from "../../../tools/plan/import-blocks";
import { temporaryDirectories, writeFile } from "../temporary-directory";

const root = temporaryDirectories();

test("import blocks of a run that was killed go with the next, those of a run at work stay", () => {
  const synthesized = root();
  const stack = path.join(synthesized, "stacks", "dev-network");
  const killed = `imports-${spawnSync(process.execPath, ["--version"]).pid}.tf.json`;
  for (const name of ["cdk.tf.json", killed]) writeFile(stack, name, "{}");
  const takeAway = writeImportBlocks(stack, [{ address: "aws_vpc.vpc", id: "vpc-1" }]);
  clearLeftImportBlocks(synthesized);
  const own = `imports-${process.pid}.tf.json`;
  expect(readdirSync(stack).toSorted()).toEqual(["cdk.tf.json", own]);
  expect(JSON.parse(readFileSync(path.join(stack, own), "utf8"))).toEqual({
    import: [{ to: "aws_vpc.vpc", id: "vpc-1" }],
  });
  takeAway();
  expect(readdirSync(stack)).toEqual(["cdk.tf.json"]);
});
