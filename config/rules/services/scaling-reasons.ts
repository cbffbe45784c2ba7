import { serviceRule } from "./service-rule";

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
