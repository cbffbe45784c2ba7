import { type Addresses, alike } from "./addresses";
import { type Block, block, isOnInternet, overlaps, pieces, RESERVED, ROUTED } from "#aws";

/** Every address there can be. */
export const EVERY_ADDRESS = ["0.0.0.0/0", "::/0"].map(block);

/** More ranges than this are not written one by one. */
const MOST_RANGES = 3;

/** The internet's addresses without some blocks, those together that the cuts treat alike. */
export function internetAddresses(cuts: readonly Block[], without: readonly Block[]): Addresses[] {
  const ranges = ROUTED.flatMap((routed) => pieces(routed, [...RESERVED, ...without])).filter(
    (range) => isOnInternet(range) && !without.some((block) => overlaps(block, range)),
  );
  return alike(ranges, cuts).map((addresses) =>
    addresses.ranges.length > MOST_RANGES || addresses.family === 6
      ? { ...addresses, text: `the internet${addresses.family === 6 ? " (IPv6)" : ""}` }
      : addresses,
  );
}
