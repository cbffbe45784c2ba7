import { repeated } from "./repeated";
import { rule } from "./rule";

export const endpointsUnique = rule(["network"], ({ network: { interfaceEndpoints: list } }) =>
  typeof list === "string"
    ? []
    : repeated(list).map((index) => ({
        path: ["network", "interfaceEndpoints", index],
        value: list[index],
        message: "is in the list already: use each endpoint once",
      })),
);
