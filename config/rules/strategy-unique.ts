import { repeated } from "./repeated";
import { rule } from "./rule";

export const strategyUnique = rule(["ecs"], ({ ecs: { defaultStrategy } }) => {
  const providers = defaultStrategy.map(({ capacityProvider }) => capacityProvider);
  return repeated(providers).map((index) => ({
    path: ["ecs", "defaultStrategy", index, "capacityProvider"],
    value: providers[index],
    message: "is in the strategy already: use one item for each capacity provider",
  }));
});
