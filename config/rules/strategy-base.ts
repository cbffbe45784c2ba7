import { rule } from "./rule";

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
