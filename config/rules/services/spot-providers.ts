import { serviceRule } from "./service-rule";

/** A service's strategy may name only capacity providers that the cluster has. */
export const spotProviders = serviceRule(["ecs"], ({ service, sections }) => {
  if (service.kind === "scheduled") return [];
  const { spotPercent: value } = service;
  const needed = [
    ...(value < 100 ? (["FARGATE"] as const) : []),
    ...(value > 0 ? (["FARGATE_SPOT"] as const) : []),
  ];
  const missing = needed.filter((provider) => !sections.ecs.capacityProviders.includes(provider));
  if (missing.length === 0) return [];
  const other = missing.includes("FARGATE") ? "use 100" : "use 0";
  const message =
    `needs ${missing.join(" and ")}, which the cluster does not have: ` +
    `add it to ecs.capacityProviders, or ${other}`;
  return [{ path: ["spotPercent"], value, message }];
});
