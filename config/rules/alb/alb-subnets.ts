import { formatCidr } from "../../../lib/cidr";
import { subnetPrefixLength } from "../../../lib/subnet-layout";
import { block, networkTiers, vpcOfSoundSize } from "../../tiers";
import { rule } from "../rule";

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html */
const LONGEST_PREFIX = 27;

export const albSubnets = rule(["alb", "network"], ({ alb, network }) => {
  if (!alb || !vpcOfSoundSize(network)) return [];
  const [privateTier, publicTier] = networkTiers(network);
  const tier = alb.scheme === "internal" ? privateTier : publicTier;
  const length = subnetPrefixLength(tier.block, network.zoneSlots);
  if (length <= LONGEST_PREFIX) return [];
  const own = tier.setting ? tier.block : block(network.cidr);
  const largest = own.prefixLength - (length - LONGEST_PREFIX);
  const message =
    `makes ${tier.name} subnets of /${String(length)}, and a load balancer needs ` +
    `/${String(LONGEST_PREFIX)} or larger: use /${String(largest)} or larger`;
  const path = ["network", ...(tier.setting ?? ["cidr"])];
  return [{ path, value: formatCidr(own), message }];
});
