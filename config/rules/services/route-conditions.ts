import { serviceRule } from "./service-rule";

/** A rule without conditions is the listener's default, which is to answer 404. */
export const routeConditions = serviceRule([], ({ service }) => {
  if (service.kind !== "public") return [];
  const { hosts, paths } = service.route;
  if (hosts.length + paths.length > 0) return [];
  const message =
    'says nothing about which requests are for it: use hosts, paths or both (paths ["/*"] is every request)';
  return [{ path: ["route"], message }];
});
