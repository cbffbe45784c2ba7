import type { PublicService } from "../../services";
import { rule } from "../rule";
import { publicServices } from "./public-services";

/** Of two rules with the same conditions, the one with the higher priority number gets nothing. */
export const routesDistinct = rule(["services"], ({ services }) => {
  const all = publicServices(services)
    .filter(({ service: { route } }) => route.hosts.length + route.paths.length > 0)
    .map(({ name, service }) => ({ name, conditions: conditions(service) }));
  return all.flatMap((later, index) => {
    const other = all.slice(0, index).find((earlier) => earlier.conditions === later.conditions);
    if (!other) return [];
    const message = `has the hosts and paths of ${other.name}, so that one of the two gets no request: use other hosts or paths`;
    return [{ path: ["services", later.name, "route"], message }];
  });
});

/** Equal for routes that differ in the order of their values only. */
function conditions({ route: { hosts, paths } }: PublicService): string {
  return JSON.stringify([hosts, paths].map((list) => [...new Set(list)].toSorted()));
}
