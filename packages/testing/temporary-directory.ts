import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const directories: string[] = [];

/** A directory that is removed when the test file has run (testing/setup.ts). */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(path.join(os.tmpdir(), "vpc-to-ecs-test-"));
  directories.push(directory);
  return directory;
}

export function removeTemporaryDirectories(): void {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
}
