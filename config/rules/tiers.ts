import { type Cidr, contains, formatCidr, networkOf, overlaps, size } from "../../lib/cidr";
import { IPV6_TIER_POSITIONS, subnetPrefixLength } from "../../lib/subnet-layout";
import { type NetworkTier, networkTiers, SMALLEST_SUBNET_PREFIX, vpcOfSoundSize } from "../tiers";
import { rule } from "./rule";

/** Subnets are named after their tier, and these two tiers are always there. */
export const tierNames = rule(["network"], ({ network }) =>
  ["private", "public"]
    .filter((name) => name in network.additionalTiers)
    .map((name) => ({
      path: ["network", "additionalTiers", name],
      message: `is a tier that is always there: use another name, or set its block with ${name}Cidr`,
    })),
);

/** A tier is split into a subnet for each zone slot, and each is /28 or larger. */
export const tierSize = rule(["network"], ({ network }) => {
  const { zoneSlots } = network;
  const slotBits = subnetPrefixLength({ start: 0, prefixLength: 0 }, zoneSlots);
  return networkTiers(network).flatMap(({ setting, block }) => {
    const subnets = block.prefixLength + slotBits;
    if (!setting || subnets <= SMALLEST_SUBNET_PREFIX) return [];
    const largest = String(SMALLEST_SUBNET_PREFIX - slotBits);
    const message =
      `is too small for ${zoneSlots} subnets (one for each of zoneSlots; ` +
      `AWS takes /16 to /${SMALLEST_SUBNET_PREFIX}): use /${largest} or larger`;
    return [{ path: ["network", ...setting], value: formatCidr(block), message }];
  });
});

export const tierContainment = rule(["network"], ({ network }) => {
  const vpc = vpcOfSoundSize(network);
  if (!vpc) return [];
  return networkTiers(network).flatMap(({ setting, block }) => {
    if (!setting || contains(vpc, block)) return [];
    const message = `is outside the VPC: use a block inside ${formatCidr(vpc)}`;
    return [{ path: ["network", ...setting], value: formatCidr(block), message }];
  });
});

/**
 * A subnet's IPv6 block follows from where its tier lies in the VPC; in less than one of the
 * positions, two tiers would have the same.
 */
export const tierIpv6 = rule(["network"], ({ network }) => {
  const vpc = vpcOfSoundSize(network);
  if (!vpc || !network.ipv6) return [];
  const longest = vpc.prefixLength + Math.log2(IPV6_TIER_POSITIONS);
  return networkTiers(network).flatMap(({ setting, block }) => {
    if (!setting || block.prefixLength <= longest) return [];
    const message =
      `is too small for ipv6, where a tier is at least 1/${IPV6_TIER_POSITIONS} of the ` +
      `VPC: use /${longest} or larger`;
    return [{ path: ["network", ...setting], value: formatCidr(block), message }];
  });
});

/** Each overlap is reported once, at the later tier that has a block of its own. */
export const tierOverlap = rule(["network"], ({ network }) => {
  const vpc = vpcOfSoundSize(network);
  if (!vpc) return [];
  // Blocks that are wrong in themselves have their own message, and the right one may be free.
  const tiers = networkTiers(network).filter(
    ({ block }) => contains(vpc, block) && networkOf(block).start === block.start,
  );
  return tiers.flatMap((later, index) =>
    tiers
      .slice(0, index)
      .filter((earlier) => overlaps(earlier.block, later.block))
      .map((earlier) => {
        const [at, other] = later.setting ? [later, earlier] : [earlier, later];
        const rest = tiers.filter((tier) => tier !== at).map(({ block }) => block);
        return {
          path: ["network", ...(at.setting ?? [])],
          value: formatCidr(at.block),
          message: `overlaps ${describe(other)}: ${remedy(vpc, at.block, rest)}`,
        };
      }),
  );
});

function describe({ name, block, setting }: NetworkTier): string {
  return `the ${name} tier (${formatCidr(block)}${setting ? "" : " by default"})`;
}

function remedy(vpc: Cidr, wanted: Cidr, taken: readonly Cidr[]): string {
  const free = freeBlock(vpc, wanted.prefixLength, taken);
  return free
    ? `use a block that no tier has (for example ${formatCidr(free)})`
    : "use smaller blocks; no other of this size is free in the VPC";
}

/** The first block of that size in the VPC that is not in use. */
function freeBlock(vpc: Cidr, prefixLength: number, taken: readonly Cidr[]): Cidr | undefined {
  const candidates = Array.from({ length: 2 ** (prefixLength - vpc.prefixLength) }, (_, index) => ({
    start: vpc.start + index * size({ start: 0, prefixLength }),
    prefixLength,
  }));
  return candidates.find((candidate) => !taken.some((block) => overlaps(candidate, block)));
}

export const tierRoutes = rule(["network"], ({ network }) =>
  Object.entries(network.additionalTiers)
    .filter(([, { route }]) => route === "nat" && network.nat === "none")
    .map(([name]) => ({
      path: ["network", "additionalTiers", name, "route"],
      value: "nat",
      message:
        'leads to a NAT gateway, and nat is "none": use route "none", or set nat to "single" or "per-az"',
    })),
);
