import { serviceRule } from "./service-rule";

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
            message: `has ${String(count)} ${what}: use ${String(most)} at most, a listener rule takes no more`,
          },
        ];
  return [
    ...tooMany(values.length, "hosts and paths", MOST_VALUES),
    ...tooMany(wildcards, "wildcards", MOST_WILDCARDS),
  ];
});
