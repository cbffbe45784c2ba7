import { rule } from "../rule";
import { publicServices } from "./public-services";

export const routePriorities = rule(["services"], ({ services }) => {
  const all = publicServices(services);
  const taken = new Set(all.map(({ service }) => service.route.priority));
  return all.flatMap(({ name, service }, index) => {
    const { priority: value } = service.route;
    const other = all.slice(0, index).find((earlier) => earlier.service.route.priority === value);
    if (!other) return [];
    const message = `is the priority of ${other.name} too: use one that no service has (for example ${String(free(taken, value))})`;
    return [{ path: ["services", name, "route", "priority"], value, message }];
  });
});

/** The next priority that is free; they end at 50000. */
function free(taken: ReadonlySet<number>, after: number): number {
  let candidate = after;
  while (taken.has(candidate)) candidate = (candidate % 50_000) + 1;
  return candidate;
}
