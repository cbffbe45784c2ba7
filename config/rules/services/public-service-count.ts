import { rule } from "../rule";
import { publicServices } from "./public-services";

/**
 * Target groups that a load balancer takes:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
const MOST_TARGET_GROUPS = 100;

export const publicServiceCount = rule(["services"], ({ services }) => {
  const count = publicServices(services).length;
  if (count <= MOST_TARGET_GROUPS) return [];
  const message =
    `has ${String(count)} public services: use ${String(MOST_TARGET_GROUPS)} at most, ` +
    "a load balancer takes no more target groups";
  return [{ path: ["services"], message }];
});
