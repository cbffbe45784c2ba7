import { repeated, rule } from "./rule";

export const capacityProvidersUnique = rule(["ecs"], ({ ecs: { capacityProviders } }) =>
  repeated(capacityProviders).map((index) => ({
    path: ["ecs", "capacityProviders", index],
    value: capacityProviders[index],
    message: "is in the list already: use each capacity provider once",
  })),
);

export const strategyUnique = rule(["ecs"], ({ ecs: { defaultStrategy } }) => {
  const providers = defaultStrategy.map(({ capacityProvider }) => capacityProvider);
  return repeated(providers).map((index) => ({
    path: ["ecs", "defaultStrategy", index, "capacityProvider"],
    value: providers[index],
    message: "is in the strategy already: use one item for each capacity provider",
  }));
});

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

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html */
export const strategyBase = rule(["ecs"], ({ ecs: { defaultStrategy } }) =>
  [...defaultStrategy.entries()]
    .filter(([, { base }]) => base > 0)
    .slice(1)
    .map(([index, { base }]) => ({
      path: ["ecs", "defaultStrategy", index, "base"],
      value: base,
      message: "is the second base of the strategy: use 0 here, only one item can have a base",
    })),
);

/**
 * AWS accepts the strategy, and then refuses every task that uses it:
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html
 */
export const strategyWeights = rule(["ecs"], ({ ecs: { defaultStrategy } }) => {
  if (defaultStrategy.some(({ weight }) => weight > 0)) return [];
  const message = "has only weights of 0, so that no task can start: use 1 or more for one item";
  return [{ path: ["ecs", "defaultStrategy"], message }];
});
