import { formatCidr } from "../../lib/cidr";
import { IPV6_TIER_POSITIONS } from "../../lib/subnet-layout";
import { networkTiers, vpcOfSoundSize } from "../tiers";
import { rule } from "./rule";

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
      `is too small for ipv6, where a tier is at least 1/${String(IPV6_TIER_POSITIONS)} of the ` +
      `VPC: use /${String(longest)} or larger`;
    return [{ path: ["network", ...setting], value: formatCidr(block), message }];
  });
});
