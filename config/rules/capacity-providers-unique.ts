import { repeated } from "./repeated";
import { rule } from "./rule";

export const capacityProvidersUnique = rule(["ecs"], ({ ecs: { capacityProviders } }) =>
  repeated(capacityProviders).map((index) => ({
    path: ["ecs", "capacityProviders", index],
    value: capacityProviders[index],
    message: "is in the list already: use each capacity provider once",
  })),
);
