import { serviceRule } from "./service-rule";

export const healthCheckTimeout = serviceRule([], ({ service: { healthCheck } }) => {
  if (!healthCheck) return [];
  const { timeoutSeconds: value, intervalSeconds } = healthCheck;
  if (value < intervalSeconds) return [];
  const message =
    `is not shorter than the interval of ${String(intervalSeconds)} seconds: ` +
    "use a shorter timeout, or a longer intervalSeconds";
  return [{ path: ["healthCheck", "timeoutSeconds"], value, message }];
});
