import { repeated } from "./repeated";
import { rule } from "./rule";

export const zonesUnique = rule(["network"], ({ network }) =>
  repeated(network.zones).map((index) => ({
    path: ["network", "zones", index],
    value: network.zones[index],
    message: "is in the list already: use each zone once",
  })),
);
