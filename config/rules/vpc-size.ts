import { block, vpcPrefixRange } from "../tiers";
import { rule } from "./rule";

/** AWS takes VPCs of /16 to /28; the subnets need room in it. */
export const vpcSize = rule(["network"], ({ network }) => {
  const { min, max } = vpcPrefixRange(network);
  const { prefixLength } = block(network.cidr);
  if (prefixLength >= min && prefixLength <= max) return [];
  const wrong = prefixLength < min ? "too large" : "too small";
  const message = `is ${wrong}: use /${String(min)} to /${String(max)}`;
  return [{ path: ["network", "cidr"], value: network.cidr, message }];
});
