import type { SchemaChanges } from "./schema-changes";

/** What is in use and is gone, or another kind, in the AWS provider's next version: a line each, for people. */
export function changedInUse(
  used: ReadonlySet<string>,
  { version, gone, other }: SchemaChanges & { readonly version: string },
): readonly string[] {
  const inUse = (names: readonly string[], what: string) =>
    names.filter((name) => used.has(name)).map((name) => `${name} ${what} in AWS ${version}`);
  return [...inUse(gone, "is gone"), ...inUse(other, "is of another kind")];
}
