/**
 * Partitions by how the names of their regions begin; all others are of `aws`.
 * https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
const PARTITIONS: readonly (readonly [regions: string, partition: string])[] = [
  ["cn-", "aws-cn"],
  ["us-gov-", "aws-us-gov"],
  ["us-iso-", "aws-iso"],
  ["us-isob-", "aws-iso-b"],
  ["eusc-", "aws-eusc"],
];

/** The partition of a region, which stands in every ARN. */
export const partitionOf = (region: string): string =>
  PARTITIONS.find(([regions]) => region.startsWith(regions))?.[1] ?? "aws";
