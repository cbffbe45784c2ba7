import type { OwnedResource } from "#plan";
import { KINDS } from "./kinds";
import type { TaggedResource } from "./tagged-resources";

/** Those of an environment's resources that no state lists. */
export function unknownOf(
  tagged: readonly TaggedResource[],
  owned: readonly OwnedResource[],
): TaggedResource[] {
  const known = new Set(owned.flatMap(namesOfOwned));
  return tagged.filter((one) => !namesOfTagged(one).some((name) => known.has(name)));
}

/** What states list of the kinds that are tagged, and AWS has not, or without its tags. */
export function goneOf(
  tagged: readonly TaggedResource[],
  owned: readonly OwnedResource[],
): OwnedResource[] {
  const there = new Set(tagged.flatMap(namesOfTagged));
  return owned.filter(
    (one) => TYPES.has(one.type) && !namesOfOwned(one).some((name) => there.has(name)),
  );
}

const TYPES = new Set(KINDS.flatMap(({ types }) => types));

/**
 * What a resource is known by: its ARN, or its ID and type, since some types have no ARN, and others one for
 * an ID.
 */
const namesOfOwned = ({ type, values }: OwnedResource): string[] => [
  withoutStar(String(values["arn"])),
  `${type} ${String(values["id"])}`,
];

const namesOfTagged = ({ arn, id, kind }: TaggedResource): string[] => [
  withoutStar(arn),
  ...kind.types.flatMap((type) => [`${type} ${id}`, `${type} ${arn}`]),
];

/** Log groups have ARNs with and without one. */
const withoutStar = (arn: string): string => arn.replace(/:\*$/, "");

/** `aws_vpc vpc-0abc (learner-vpc)` */
export const describeResource = ({ kind, id, name }: TaggedResource): string =>
  `${String(kind.types[0])} ${id}${id === name ? "" : ` (${name})`}`;
