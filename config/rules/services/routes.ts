import type { PublicService } from "../../services";
import { repeated, rule, type Sections, serviceRule } from "../rule";

/** The public services with their names, in the order of the file. */
export function publicServices(
  services: Sections["services"],
): readonly { readonly name: string; readonly service: PublicService }[] {
  return Object.entries(services).flatMap(([name, service]) =>
    service.kind === "public" ? [{ name, service }] : [],
  );
}

/**
 * Target groups that a load balancer takes:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
const MOST_TARGET_GROUPS = 100;

export const publicServiceCount = rule(["services"], ({ services }) => {
  const count = publicServices(services).length;
  if (count <= MOST_TARGET_GROUPS) return [];
  const message =
    `has ${count} public services: use ${MOST_TARGET_GROUPS} at most, ` +
    "a load balancer takes no more target groups";
  return [{ path: ["services"], message }];
});

/** A rule without conditions is the listener's default, which is to answer 404. */
export const routeConditions = serviceRule([], ({ service }) => {
  if (service.kind !== "public") return [];
  const { hosts, paths } = service.route;
  if (hosts.length + paths.length > 0) return [];
  const message =
    'says nothing about which requests are for it: use hosts, paths or both (paths ["/*"] is every request)';
  return [{ path: ["route"], message }];
});

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const MOST_VALUES = 5;
const MOST_WILDCARDS = 6;

export const routeLimits = serviceRule([], ({ service }) => {
  if (service.kind !== "public") return [];
  const values = [...service.route.hosts, ...service.route.paths];
  const wildcards = values.join("").replaceAll(/[^*?]/g, "").length;
  const tooMany = (count: number, what: string, most: number) =>
    count <= most
      ? []
      : [
          {
            path: ["route"],
            message: `has ${count} ${what}: use ${most} at most, a listener rule takes no more`,
          },
        ];
  return [
    ...tooMany(values.length, "hosts and paths", MOST_VALUES),
    ...tooMany(wildcards, "wildcards", MOST_WILDCARDS),
  ];
});

export const routeUnique = serviceRule([], ({ service }) => {
  if (service.kind !== "public") return [];
  const { route } = service;
  return (["hosts", "paths"] as const).flatMap((list) =>
    repeated(route[list]).map((index) => ({
      path: ["route", list, index],
      value: route[list][index],
      message: "is in the list already: use each value once",
    })),
  );
});

export const routePriorities = rule(["services"], ({ services }) => {
  const all = publicServices(services);
  const taken = new Set(all.map(({ service }) => service.route.priority));
  return all.flatMap(({ name, service }, index) => {
    const { priority: value } = service.route;
    const other = all.slice(0, index).find((earlier) => earlier.service.route.priority === value);
    if (!other) return [];
    const message = `is the priority of ${other.name} too: use one that no service has (for example ${free(taken, value)})`;
    return [{ path: ["services", name, "route", "priority"], value, message }];
  });
});

/** The next priority that is free; they end at 50000. */
function free(taken: ReadonlySet<number>, after: number): number {
  let candidate = after;
  while (taken.has(candidate)) candidate = (candidate % 50_000) + 1;
  return candidate;
}

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
