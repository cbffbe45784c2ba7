import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { sha256 } from "../plan/synthesize";
import { DIGESTS_FILE } from "../plan/write-report";

/** SHA-256 of each file of a directory, by name. */
export function fileDigests(directory: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => [name, sha256(readFileSync(path.join(directory, name)))]),
  );
}

/** What the plan wrote down of its files. Nothing where that is gone. */
export function writtenDigests(directory: string): ReadonlyMap<string, string> | undefined {
  let text: string;
  try {
    text = readFileSync(path.join(directory, DIGESTS_FILE), "utf8");
  } catch {
    return undefined;
  }
  return new Map(
    [...text.matchAll(/^([\da-f]{64}) {2}(.+)$/gm)].map(([, digest = "", name = ""]) => [
      name,
      digest,
    ]),
  );
}
