import { rule } from "./rule";

/** Subnets are named after their tier, and these two tiers are always there. */
export const tierNames = rule(["network"], ({ network }) =>
  ["private", "public"]
    .filter((name) => name in network.additionalTiers)
    .map((name) => ({
      path: ["network", "additionalTiers", name],
      message: `is a tier that is always there: use another name, or set its block with ${name}Cidr`,
    })),
);
