/**
 * AWS regions by partition
 * (https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html), as the SDK has
 * them: a test compares. A region that AWS opened later is added here; its partition goes into every ARN. The kit tells a partition by
 * the region's name alone (packages/aws/partitions.ts): it knows no list of regions, and this code
 * imports no package.
 */
const REGIONS_BY_PARTITION = {
  aws: [
    "af-south-1",
    "ap-east-1",
    "ap-east-2",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
    "ca-central-1",
    "ca-west-1",
    "eu-central-1",
    "eu-central-2",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "me-west-1",
    "mx-central-1",
    "sa-east-1",
    "sa-west-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
  ],
  "aws-us-gov": ["us-gov-east-1", "us-gov-west-1"],
  "aws-cn": ["cn-north-1", "cn-northwest-1"],
} as const;

export type Partition = keyof typeof REGIONS_BY_PARTITION;

export type Region = (typeof REGIONS_BY_PARTITION)[Partition][number];

export const REGIONS: readonly Region[] = Object.values(REGIONS_BY_PARTITION).flat();

export function regionsOf(partition: Partition): readonly Region[] {
  return REGIONS_BY_PARTITION[partition];
}

/** `aws`, or the partition of GovCloud or China. */
export function partitionOf(region: Region): Partition {
  const entries = Object.entries(REGIONS_BY_PARTITION) as [Partition, readonly Region[]][];
  return entries.find(([, regions]) => regions.includes(region))?.[0] ?? "aws";
}

/** The end of host names and of some principals, as the SDK has it: a test compares. */
const DNS_SUFFIXES: Readonly<Record<Partition, string>> = {
  aws: "amazonaws.com",
  "aws-us-gov": "amazonaws.com",
  "aws-cn": "amazonaws.com.cn",
};

export function dnsSuffixOf(region: Region): string {
  return DNS_SUFFIXES[partitionOf(region)];
}
