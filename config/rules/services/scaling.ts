import { type Finding, serviceRule } from "../rule";

interface Bounds {
  readonly minTasks: number;
  readonly maxTasks: number;
}

export const scalingBounds = serviceRule([], ({ service }) => {
  if (service.kind === "scheduled" || !service.scaling) return [];
  const { scaling } = service;
  return [
    ...reversed(["scaling"], scaling),
    ...Object.entries(scaling.scheduled).flatMap(([name, bounds]) =>
      reversed(["scaling", "scheduled", name], bounds),
    ),
  ];
});

function reversed(path: readonly string[], { minTasks, maxTasks }: Bounds): readonly Finding[] {
  if (minTasks <= maxTasks) return [];
  const message =
    `is more than maxTasks, which is ${maxTasks}: ` +
    `use ${maxTasks} or less, or a larger maxTasks`;
  return [{ path: [...path, "minTasks"], value: minTasks, message }];
}

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

export const scalingReasons = serviceRule([], ({ service }) => {
  if (service.kind === "scheduled" || !service.scaling) return [];
  const { cpuPercent, memoryPercent, requestsPerTask, scheduled } = service.scaling;
  const targets = [cpuPercent, memoryPercent, requestsPerTask].filter(
    (target) => target !== undefined,
  );
  if (targets.length > 0 || Object.keys(scheduled).length > 0) return [];
  const settings = [
    "cpuPercent",
    "memoryPercent",
    ...(service.kind === "public" ? ["requestsPerTask"] : []),
  ];
  const message = `has nothing to scale by: use ${settings.join(", ")} or an entry of scheduled`;
  return [{ path: ["scaling"], message }];
});
