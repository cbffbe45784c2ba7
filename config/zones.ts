import type { Region } from "./regions";
import type { Sections } from "./rules/rule";

/**
 * Letters of the availability zones that accounts have in a region, by how many zones AWS lists there
 * (https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html).
 * In the oldest regions a letter is another zone in every account, and not all accounts have all: which
 * there are is known at the plan only (constructs/account-zones.ts).
 */
const THREE = ["a", "b", "c"];
const LETTERS: Partial<Record<Region, readonly string[]>> = {
  "ap-northeast-1": ["a", "b", "c", "d"],
  "ap-northeast-2": ["a", "b", "c", "d"],
  "ca-central-1": ["a", "b", "d"],
  "cn-north-1": ["a", "b", "d"],
  "us-east-1": ["a", "b", "c", "d", "e", "f"],
  "us-west-2": ["a", "b", "c", "d"],
};

/** Regions that are too new for their zones to be known here. */
const UNKNOWN: readonly Region[] = ["ap-southeast-6", "me-west-1", "sa-west-1"];

/** The letters of a region's zones; none where they are not known. */
export function zoneLetters(region: Region): readonly string[] | undefined {
  return LETTERS[region] ?? (UNKNOWN.includes(region) ? undefined : THREE);
}

/** Few accounts have the second zone of Tokyo: it takes no new customers. */
const DEFAULT_ZONES: Partial<Record<Region, readonly string[]>> = {
  "ap-northeast-1": ["a", "c"],
};

/** The letters of the zones in use: those that are set, or two that accounts of the region have. */
export function zonesOf({
  network,
  region,
}: Pick<Sections, "network" | "region">): readonly string[] {
  return network.zones ?? DEFAULT_ZONES[region] ?? ["a", "b"];
}

/**
 * IDs of the zones in which Fargate runs tasks, where these are not all of the region's
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AWS_Fargate-Regions.html).
 */
const FARGATE_ZONE_IDS: Partial<Record<Region, readonly string[]>> = {
  "ap-northeast-1": ["apne1-az1", "apne1-az2", "apne1-az4"],
  "cn-north-1": ["cnn1-az1", "cnn1-az2"],
  "us-west-1": ["usw1-az1", "usw1-az3"],
};

/** The zones that Fargate is limited to in a region, by ID; none where it has them all. */
export function fargateZoneIds(region: Region): readonly string[] | undefined {
  return FARGATE_ZONE_IDS[region];
}
