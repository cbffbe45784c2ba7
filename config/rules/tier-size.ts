import { formatCidr } from "../../lib/cidr";
import { subnetPrefixLength } from "../../lib/subnet-layout";
import { SMALLEST_SUBNET_PREFIX, networkTiers } from "../tiers";
import { rule } from "./rule";

/** A tier is split into a subnet for each zone slot, and each is /28 or larger. */
export const tierSize = rule(["network"], ({ network }) => {
  const { zoneSlots } = network;
  const slotBits = subnetPrefixLength({ start: 0, prefixLength: 0 }, zoneSlots);
  return networkTiers(network).flatMap(({ setting, block }) => {
    const subnets = block.prefixLength + slotBits;
    if (!setting || subnets <= SMALLEST_SUBNET_PREFIX) return [];
    const largest = String(SMALLEST_SUBNET_PREFIX - slotBits);
    const message =
      `is too small for ${String(zoneSlots)} subnets (one for each of zoneSlots; ` +
      `AWS takes /16 to /${String(SMALLEST_SUBNET_PREFIX)}): use /${largest} or larger`;
    return [{ path: ["network", ...setting], value: formatCidr(block), message }];
  });
});
