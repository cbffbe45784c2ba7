import { type Cidr, contains, formatCidr, networkOf, overlaps, size } from "../../lib/cidr";
import { type NetworkTier, networkTiers, vpcOfSoundSize } from "../tiers";
import { rule } from "./rule";

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
