import { serviceRule } from "./service-rule";

export const sidecarCpu = serviceRule([], ({ service: { cpu, sidecars } }) => {
  const reserved = Object.values(sidecars).reduce((sum, sidecar) => sum + sidecar.cpu, 0);
  if (reserved <= cpu) return [];
  const message =
    `reserve ${String(reserved)} CPU units, and the task has ${String(cpu)}: ` +
    "reserve less for them, or use a larger cpu";
  return [{ path: ["sidecars"], message }];
});
