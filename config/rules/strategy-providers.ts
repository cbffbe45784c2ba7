import { rule } from "./rule";

export const strategyProviders = rule(["ecs"], ({ ecs }) =>
  ecs.defaultStrategy.flatMap(({ capacityProvider }, index) => {
    if (ecs.capacityProviders.includes(capacityProvider)) return [];
    const message =
      `is not one of the cluster's capacityProviders: use ${ecs.capacityProviders.join(" or ")}, ` +
      "or add it to capacityProviders";
    const path = ["ecs", "defaultStrategy", index, "capacityProvider"];
    return [{ path, value: capacityProvider, message }];
  }),
);
