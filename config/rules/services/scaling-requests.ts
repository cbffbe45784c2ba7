import { serviceRule } from "./service-rule";

/** The load balancer is what counts requests. */
export const scalingRequests = serviceRule([], ({ service }) => {
  if (service.kind === "scheduled" || service.kind === "public") return [];
  const value = service.scaling?.requestsPerTask;
  if (value === undefined) return [];
  const message =
    `counts requests at the load balancer, and a service of kind ${service.kind} gets none there: ` +
    "use cpuPercent or memoryPercent";
  return [{ path: ["scaling", "requestsPerTask"], value, message }];
});
