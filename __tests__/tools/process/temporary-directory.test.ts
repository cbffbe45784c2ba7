import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, expect, jest, test } from "@jest/globals";
import { temporaryDirectory } from "../../../tools/process/temporary-directory";
import { temporaryDirectories } from "../temporary-directory";

const root = temporaryDirectories();

afterEach(() => {
  jest.restoreAllMocks();
});

function makeIn(directory: string) {
  jest.spyOn(os, "tmpdir").mockReturnValue(directory);
  return temporaryDirectory("deploy");
}

/** A process that has ended. */
const ENDED = spawnSync(process.execPath, ["--version"]).pid;

test("a run's directory is there until it is done with", () => {
  const { directory, dispose } = makeIn(root());
  expect(path.basename(directory)).toContain(`-deploy-`);
  dispose();
  expect(existsSync(directory)).toBe(false);
});

test("that of a run that was killed goes with the next, those of others and of other machines stay", () => {
  const here = root();
  const { directory } = makeIn(here);
  const ofHost = (pid: number) =>
    path.basename(directory).replace(String(process.pid), String(pid));
  const others = [`v2e-${ENDED}-ffff-deploy-x`, `deploy-x`, ofHost(process.ppid)];
  for (const name of [...others, ofHost(ENDED)])
    mkdirSync(path.join(here, name, "plan"), { recursive: true });
  const next = makeIn(here);
  expect(readdirSync(here).toSorted()).toEqual(
    [...others, path.basename(directory), path.basename(next.directory)].toSorted(),
  );
});
