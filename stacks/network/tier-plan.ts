import type { Environment } from "../../config/schema/environment";
import { type Cidr, parseCidr } from "../../lib/cidr";
import { defaultTierBlock, type SubnetSlot, subnetSlots } from "../../lib/subnet-layout";

type NetworkConfig = Environment["network"];

export interface TierPlan {
  readonly name: string;
  /** Where the tier's default route leads. */
  readonly route: "internet" | "nat" | "none";
  readonly slots: readonly SubnetSlot[];
}

function block(cidr: string): Cidr {
  const parsed = parseCidr(cidr);
  if (!parsed) throw new Error(`"${cidr}" is no IPv4 block; configuration should have said so`);
  return parsed;
}

/** The tiers of a VPC with their subnets, public and private first. */
export function tierPlans(network: NetworkConfig): {
  readonly publicTier: TierPlan;
  readonly privateTier: TierPlan;
  readonly additionalTiers: readonly TierPlan[];
} {
  const vpc = block(network.cidr);
  const plan = (name: string, route: TierPlan["route"], tierBlock: Cidr): TierPlan => ({
    name,
    route,
    slots: subnetSlots({
      vpc,
      tiers: [{ name, block: tierBlock }],
      zones: network.zones,
      zoneSlots: network.zoneSlots,
    }),
  });
  const blockOr = (cidr: string | undefined, tier: "public" | "private") =>
    cidr === undefined ? defaultTierBlock(vpc, tier) : block(cidr);

  return {
    publicTier: plan("public", "internet", blockOr(network.publicCidr, "public")),
    privateTier: plan(
      "private",
      network.nat === "none" ? "none" : "nat",
      blockOr(network.privateCidr, "private"),
    ),
    additionalTiers: Object.entries(network.additionalTiers)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { cidr, route }]) => plan(name, route, block(cidr))),
  };
}
