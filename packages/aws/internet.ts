import { type Block, block, contains, overlaps, parseBlock, prefixLength } from "./blocks";

/** IPv6 addresses that are given out. */
export const GLOBAL_UNICAST = block("2000::/3");

/** Every IPv4 address, and the IPv6 addresses that are given out. */
export const ROUTED = [block("0.0.0.0/0"), GLOBAL_UNICAST];

/**
 * IPv4 blocks that no router of the internet knows.
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 */
export const RESERVED = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "224.0.0.0/3",
].map(block);

/** Whether the internet leads to every address of a block. */
export function isOnInternet(address: Block): boolean {
  return (
    ROUTED.some((routed) => contains(routed, address)) &&
    !RESERVED.some((reserved) => overlaps(reserved, address))
  );
}

/** A block with a shorter prefix has addresses of everybody. */
const SHORTEST_PREFIX = { 4: 8, 6: 16 } as const;

/**
 * Whether a block of addresses is the internet, or so much of it that it makes no difference: two
 * blocks of half of it open as much as `0.0.0.0/0` does. What no router knows, such as `fc00::/7`, is
 * none of it.
 */
export function isWorld(text: string): boolean {
  const parsed = parseBlock(text);
  if (!parsed || prefixLength(parsed) >= SHORTEST_PREFIX[parsed.family]) return false;
  return (
    ROUTED.some((routed) => overlaps(routed, parsed)) &&
    !RESERVED.some((reserved) => contains(reserved, parsed))
  );
}
