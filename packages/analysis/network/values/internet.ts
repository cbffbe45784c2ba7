import { type Addresses, alike } from "./addresses";
import { type Block, block, contains, overlaps, pieces } from "#aws";

/**
 * IPv4 blocks that no router of the internet knows.
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const RESERVED = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "224.0.0.0/3",
].map(block);

/** Every address there can be. */
export const EVERY_ADDRESS = ["0.0.0.0/0", "::/0"].map(block);

/** Every IPv4 address, and the IPv6 addresses that are given out. */
const ROUTED = ["0.0.0.0/0", "2000::/3"].map(block);

/** More ranges than this are not written one by one. */
const MOST_RANGES = 3;

/** Whether the internet leads to every address of a block. */
export function isOnInternet(address: Block): boolean {
  return (
    ROUTED.some((routed) => contains(routed, address)) &&
    !RESERVED.some((reserved) => overlaps(reserved, address))
  );
}

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
