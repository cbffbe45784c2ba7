import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Mutant } from "./mutant";

/**
 * Breaks a copy of the sources.
 * @param directory the copy's
 * @returns what mends it again
 */
export function applyMutant({ file, find, replace, name }: Mutant, directory: string): () => void {
  const target = path.join(directory, file);
  const source = readFileSync(target, "utf8");
  if (!source.includes(find)) {
    throw new Error(`"${name}" cannot be applied: ${file} does not hold ${JSON.stringify(find)}`);
  }
  writeFileSync(
    target,
    source.replace(find, () => replace),
  );
  return () => {
    writeFileSync(target, source);
  };
}
