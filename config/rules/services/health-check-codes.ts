import { serviceRule } from "./service-rule";

export const healthCheckCodes = serviceRule([], ({ service }) => {
  if (service.kind !== "public") return [];
  const { healthCheckCodes: value } = service;
  const [first = "", last] = value.split("-");
  if (last === undefined || Number(first) < Number(last)) return [];
  const message = `is a range that ends before it starts: use a range such as 200-299`;
  return [{ path: ["healthCheckCodes"], value, message }];
});
