import type { OwnedResource } from "#plan";
import type { TaggedResource } from "./tagged-resources";

/** Those of an environment's resources that no state lists. */
export function unknownOf(
  tagged: readonly TaggedResource[],
  owned: readonly OwnedResource[],
): TaggedResource[] {
  const known = new Set(
    owned.flatMap(({ type, values }) => [
      withoutStar(String(values["arn"])),
      `${type} ${String(values["id"])}`,
    ]),
  );
  return tagged.filter(
    ({ arn, id, kind }) =>
      !known.has(withoutStar(arn)) &&
      !kind.types.some((type) => known.has(`${type} ${id}`) || known.has(`${type} ${arn}`)),
  );
}

/** Log groups have ARNs with and without one. */
const withoutStar = (arn: string): string => arn.replace(/:\*$/, "");

/** `aws_vpc vpc-0abc (learner-vpc)` */
export const describeResource = ({ kind, id, name }: TaggedResource): string =>
  `${String(kind.types[0])} ${id}${id === name ? "" : ` (${name})`}`;
