import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type App, Testing } from "cdktf";

const directories: string[] = [];

/** A directory that is removed when the test file has run (testing/setup.ts). */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(path.join(os.tmpdir(), "vpc-to-ecs-test-"));
  directories.push(directory);
  return directory;
}

/** An app to build stacks in; what cdktf writes for it is removed when the test file has run. */
export function testApp(): App {
  return Testing.app({ outdir: temporaryDirectory(), stackTraces: false });
}

export function removeTemporaryDirectories(): void {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
}
