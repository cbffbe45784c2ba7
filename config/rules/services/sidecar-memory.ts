import { serviceRule } from "./service-rule";

/** What the sidecars may use must leave something to the service itself. */
export const sidecarMemory = serviceRule([], ({ service: { memoryMiB, sidecars } }) => {
  const taken = Object.values(sidecars).reduce((sum, sidecar) => sum + sidecar.memoryMiB, 0);
  if (taken < memoryMiB) return [];
  const message =
    `take ${String(taken)} MiB, and the task has ${String(memoryMiB)}, so that nothing is left ` +
    "for the service itself: give them less, or use a larger memoryMiB";
  return [{ path: ["sidecars"], message }];
});
