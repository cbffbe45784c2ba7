import { formatCidr, networkOf } from "../../lib/cidr";
import { block, networkTiers } from "../tiers";
import { rule } from "./rule";

/** AWS would store another block than the one that is written here. */
export const blocksAligned = rule(["network"], ({ network }) => {
  const tiers = networkTiers(network).flatMap(({ setting, block: tier }) =>
    setting ? [{ setting, cidr: tier }] : [],
  );
  return [{ setting: ["cidr"], cidr: block(network.cidr) }, ...tiers].flatMap(
    ({ setting, cidr }) => {
      const aligned = networkOf(cidr);
      if (aligned.start === cidr.start) return [];
      const message = `starts inside a block, not at its beginning: use ${formatCidr(aligned)}`;
      return [{ path: ["network", ...setting], value: formatCidr(cidr), message }];
    },
  );
});
