import path from "node:path";
import { expect, test as always } from "@jest/globals";
import { heldLocks } from "../lifecycle/support/deployment";
import { ended, ends, story } from "../lifecycle/support/story";
import { canFillDisks, runOnFullDisk } from "./support/full-disk";

/** A disk that is full, at each place that is written. Skipped where no such disk can be made. */
const told = story();
const test = canFillDisks() ? always : always.skip;
const NO_TRACE = expect.not.stringMatching(/\n +at .*\(|\n +at file:/);

const full = (directories: readonly string[], size: number, ...command: [string, ...string[]]) => {
  const { directory: cwd, env } = told();
  const temporary = { TMPDIR: path.join(cwd, "..", "tmp") };
  return runOnFullDisk({ directories, size, cwd, env: { ...env, ...temporary } }, ...command);
};

test.each<[string, string[], number, [string, ...string[]], string]>([
  ["the synthesized stacks", ["cdktf.out"], 64, ["plan", "local"], "The disk is full"],
  ["plans", ["plans"], 16, ["plan", "local", "local-iam"], "no space left on device"],
  ["the report of plans", ["plans"], 48, ["plan", "local", "local-iam"], "The disk is full"],
  [
    "a deployment's temporary files",
    ["../tmp"],
    4,
    ["deploy", "local", "local-iam", "--auto-approve"],
    "no space left on device",
  ],
])(
  "where there is no room for %s, that is said",
  async (_, directories, size, command, message) => {
    const { code, output } = await full(directories, size, ...command);
    expect(output).toContain(message);
    expect(code).toBe(1);
    expect(output).toEqual(NO_TRACE);
    expect(await heldLocks(told().aws)).toEqual([]);
  },
);

test("without room for what only makes the next run faster, all goes on", async () => {
  const finished = await full([".local/compiled"], 4, "plan", "local", "local-iam");
  expect(ended(finished)).toEqual(ends(0, "1 unchanged"));
});
