/**
 * Compares what there is with a list that is kept by hand, because each entry is a decision. The error
 * says what to add to the list, or to take out, and where it is.
 * @param list its name and file: `DEPLOYING (__tests__/stacks/iam/ci/deploying.ts)`
 */
export function expectListed(
  found: Iterable<string>,
  listed: Iterable<string>,
  list: string,
): void {
  const there = new Set(found);
  const kept = new Set(listed);
  const missing = [...there].filter((name) => !kept.has(name)).toSorted();
  const gone = [...kept].filter((name) => !there.has(name)).toSorted();
  const remedies = [
    ...(missing.length > 0 ? [`add ${missing.join(", ")} to ${list}`] : []),
    ...(gone.length > 0 ? [`take ${gone.join(", ")} out of ${list}: there is no such thing`] : []),
  ];
  if (remedies.length > 0) throw new Error(remedies.join("; "));
}
