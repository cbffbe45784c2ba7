import { didYouMean } from "../did-you-mean";
import { type Partition, regionsOf } from "../regions";
import type { Finding } from "./rule";

/** What is wrong with an ARN whose region its partition does not have. */
export function unknownRegion(
  path: readonly PropertyKey[],
  value: string,
  partition: Partition,
  region: string,
): readonly Finding[] {
  const regions = regionsOf(partition);
  if (regions.some((known) => known === region)) return [];
  const message =
    `is in a region that ${partition} has not: ` +
    `use ${regions.join(", ")}${didYouMean(region, regions)}`;
  return [{ path, value, message }];
}
