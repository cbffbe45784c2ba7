import { type Cidr, formatCidr, size, subnetOf } from "./cidr";

/**
 * Where a subnet lies depends only on its tier's block and its zone's letter, never on the order
 * or the number of tiers and zones: adding one of either cannot move an existing subnet.
 *
 * A tier's block is split into as many equal slots as the layout reserves for zones; zone `a`
 * takes slot 0, `b` slot 1, and so on.
 */
export interface SubnetTier {
  readonly name: string;
  /** The part of the VPC's block that belongs to the tier. */
  readonly block: Cidr;
}

export interface SubnetSlot {
  /** Construct id and the last part of the name: `private-a`. */
  readonly id: string;
  readonly tier: string;
  /** The zone's letter, `a` to `h`. */
  readonly zone: string;
  readonly cidr: string;
  /** The index of the subnet's /64 in the VPC's /56 IPv6 block, 0 to 255. */
  readonly ipv6Index: number;
}

/** IPv6: a /56 holds 256 /64s, 8 zones for each of 32 tier positions. */
export const IPV6_TIER_POSITIONS = 32;
const IPV6_ZONES_PER_POSITION = 8;

/** Slot 0 for zone `a`. */
export function zoneSlot(letter: string): number {
  return letter.charCodeAt(0) - "a".charCodeAt(0);
}

/** Tiers without a block of their own: private the lower half, public the third quarter. */
export function defaultTierBlock(vpc: Cidr, tier: "public" | "private"): Cidr {
  return tier === "private" ? subnetOf(vpc, 1, 0) : subnetOf(vpc, 2, 2);
}

/** The prefix length of each of a tier's subnets. */
export function subnetPrefixLength(block: Cidr, zoneSlots: number): number {
  return block.prefixLength + Math.ceil(Math.log2(zoneSlots));
}

/** The subnets of every tier in every zone, sorted by tier and zone. */
export function subnetSlots(layout: {
  readonly vpc: Cidr;
  readonly tiers: readonly SubnetTier[];
  readonly zones: readonly string[];
  /** Zones each tier reserves room for, a power of two. */
  readonly zoneSlots: number;
}): SubnetSlot[] {
  const { vpc, zoneSlots } = layout;
  const newBits = Math.ceil(Math.log2(zoneSlots));
  const tiers = layout.tiers.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const zones = layout.zones.toSorted();
  return tiers.flatMap(({ name, block }) => {
    const position = Math.floor(((block.start - vpc.start) / size(vpc)) * IPV6_TIER_POSITIONS);
    return zones.map((zone) => ({
      id: `${name}-${zone}`,
      tier: name,
      zone,
      cidr: formatCidr(subnetOf(block, newBits, zoneSlot(zone))),
      ipv6Index: position * IPV6_ZONES_PER_POSITION + zoneSlot(zone),
    }));
  });
}
