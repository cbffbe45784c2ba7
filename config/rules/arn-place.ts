import { partitionOf } from "../regions";
import type { Sections } from "./rule";

/** The sections that say where an environment is. */
export const PLACE_SECTIONS = ["region", "accountId"] as const;

type Place = Pick<Sections, (typeof PLACE_SECTIONS)[number]>;

/** The beginning that ARNs of a service of AWS have in the environment. */
export function arnStart({ region, accountId }: Place, service: string): string {
  return `arn:${partitionOf(region)}:${service}:${region}:${accountId}:`;
}
