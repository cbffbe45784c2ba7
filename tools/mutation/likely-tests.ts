import path from "node:path";

/** Whole-app proofs: what they say no does not depend on where the change is. */
const PROOFS = ["__tests__/app/"];

/**
 * The tests that probably notice a change of a file. They are asked first; only a change that they
 * miss is put to the whole layer, so that most are caught in seconds.
 */
export function likelyTests(file: string): readonly string[] {
  const { dir, name } = path.parse(file);
  const folder = dir.split("/")[0] ?? "";
  const mirrored = `__tests__/${dir}/${name}.test`;
  switch (folder) {
    case "constructs":
    case "lib":
      return [mirrored, "__tests__/stacks/"];
    case "stacks":
      return [`__tests__/stacks/`];
    default:
      return [mirrored, ...PROOFS];
  }
}
