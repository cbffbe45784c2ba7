import { contains, formatCidr } from "../../lib/cidr";
import { networkTiers, vpcOfSoundSize } from "../tiers";
import { rule } from "./rule";

export const tierContainment = rule(["network"], ({ network }) => {
  const vpc = vpcOfSoundSize(network);
  if (!vpc) return [];
  return networkTiers(network).flatMap(({ setting, block }) => {
    if (!setting || contains(vpc, block)) return [];
    const message = `is outside the VPC: use a block inside ${formatCidr(vpc)}`;
    return [{ path: ["network", ...setting], value: formatCidr(block), message }];
  });
});
