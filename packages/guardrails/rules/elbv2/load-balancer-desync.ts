import type { Guardrail } from "../../guardrail";
import { isApplication } from "../../support/load-balancers";

export const loadBalancerDesync: Guardrail = {
  id: "load-balancer-desync",
  title: "Load balancers guard against requests that hide in others",
  checks: ["CKV_AWS_328", "ELB.12"],
  severity: "high",
  types: ["aws_lb"],
  remedy: "set desync_mitigation_mode to defensive or strictest",
  check: (balancer) =>
    isApplication(balancer) && balancer.attributes["desync_mitigation_mode"] === "monitor"
      ? "only watches requests that hide in others"
      : undefined,
};
