import { rule } from "../rule";
import { publicServices } from "../services/public-services";

export const albPresent = rule(["alb", "services"], ({ alb, services }) => {
  const names = publicServices(services).map(({ name }) => name);
  if (alb || names.length === 0) return [];
  const message =
    `is missing, and the services of kind public are reached through it (${names.join(", ")}): ` +
    "add a load balancer (for example { ingressCidrs, certificate }), or use another kind";
  return [{ path: ["alb"], message }];
});
