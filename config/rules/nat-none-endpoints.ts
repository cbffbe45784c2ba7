import { FARGATE_ENDPOINTS } from "../schema/network";
import { rule } from "./rule";

/** Without NAT and without endpoints, a task cannot even pull its image, and never starts. */
export const natNoneEndpoints = rule(["network", "ecs"], ({ network, ecs }) => {
  const { nat, interfaceEndpoints } = network;
  if (nat !== "none" || interfaceEndpoints === "fargate") return [];
  const present: readonly string[] = interfaceEndpoints === "none" ? [] : interfaceEndpoints;
  const missing = FARGATE_ENDPOINTS.filter(
    (endpoint) => !present.includes(endpoint) && (endpoint !== "ssmmessages" || ecs.exec),
  );
  if (missing.length === 0) return [];
  const message =
    `lacks ${missing.join(", ")}, which private tasks need because nat is "none": ` +
    'use "fargate", add what is missing, or set nat to "single" or "per-az"';
  return [{ path: ["network", "interfaceEndpoints"], value: interfaceEndpoints, message }];
});
