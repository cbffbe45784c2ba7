import { makeNames } from "../../lib/names";
import { NAME_SECTIONS } from "./name-path";
import { rule } from "./rule";

/** The build reads everything in its bucket, and a state tells a lot about the account. */
export const artifactBucket = rule([...NAME_SECTIONS, "iam"], (sections) => {
  const { artifactBucket: value } = sections.iam;
  if (value !== makeNames(sections).stateBucket) return [];
  const message = "is the state bucket, which builds must not read: use a bucket of its own";
  return [{ path: ["iam", "artifactBucket"], value, message }];
});
