import { serviceRule } from "./service-rule";

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
const MOST_CONTAINERS = 10;

export const sidecarCount = serviceRule([], ({ service }) => {
  const count = Object.keys(service.sidecars).length;
  const most = MOST_CONTAINERS - 1;
  if (count <= most) return [];
  const message =
    `has ${String(count)} containers: use ${String(most)} at most (a task takes ` +
    `${String(MOST_CONTAINERS)}, and one is the service's own)`;
  return [{ path: ["sidecars"], message }];
});
