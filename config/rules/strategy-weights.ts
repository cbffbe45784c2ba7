import { rule } from "./rule";

/**
 * AWS accepts the strategy, and then refuses every task that uses it:
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html
 */
export const strategyWeights = rule(["ecs"], ({ ecs: { defaultStrategy } }) => {
  if (defaultStrategy.some(({ weight }) => weight > 0)) return [];
  const message = "has only weights of 0, so that no task can start: use 1 or more for one item";
  return [{ path: ["ecs", "defaultStrategy"], message }];
});
