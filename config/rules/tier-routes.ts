import { rule } from "./rule";

export const tierRoutes = rule(["network"], ({ network }) =>
  Object.entries(network.additionalTiers)
    .filter(([, { route }]) => route === "nat" && network.nat === "none")
    .map(([name]) => ({
      path: ["network", "additionalTiers", name, "route"],
      value: "nat",
      message:
        'leads to a NAT gateway, and nat is "none": use route "none", or set nat to "single" or "per-az"',
    })),
);
