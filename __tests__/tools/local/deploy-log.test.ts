import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { deployLog } from "../../../tools/local/deploy-log";
import { temporaryDirectories, writeFile } from "../temporary-directory";

const root = temporaryDirectories();

test("a run leaves the log of another one alone, and clears those of runs that are over", () => {
  const directory = path.join(root(), "emulator-1");
  const ended = `deploy-${spawnSync(process.execPath, ["--version"]).pid}.log`;
  const other = `deploy-${process.ppid}.log`;
  for (const name of [ended, other, "log"]) writeFile(directory, name, "text");
  expect(deployLog(directory)).toBe(path.join(directory, `deploy-${process.pid}.log`));
  expect(readdirSync(directory).toSorted()).toEqual([other, "log"]);
});
