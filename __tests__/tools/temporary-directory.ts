import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach } from "@jest/globals";

/** A directory of its own for each test that asks for one, removed after it. */
export function temporaryDirectories(): () => string {
  const made: string[] = [];
  afterEach(() => {
    for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true });
  });
  return () => {
    const directory = mkdtempSync(path.join(realpathSync(os.tmpdir()), "tools-test-"));
    made.push(directory);
    return directory;
  };
}

/** Writes a file, and the directories on the way to it. */
export function writeFile(directory: string, name: string, text = ""): string {
  const file = path.join(directory, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}
