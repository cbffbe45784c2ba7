import type { Guardrail } from "../../guardrail";
import { isApplication } from "../../support/load-balancers";
import { isOff } from "#terraform";

/** Servers disagree about such headers, which lets one request hide another. */
export const loadBalancerDropHeaders: Guardrail = {
  id: "load-balancer-drop-headers",
  title: "Load balancers drop headers that are not valid",
  checks: ["CKV_AWS_131", "ELB.4"],
  severity: "high",
  types: ["aws_lb"],
  remedy: "set drop_invalid_header_fields to true",
  check: (balancer) =>
    isApplication(balancer) && isOff(balancer.attributes["drop_invalid_header_fields"])
      ? "passes invalid headers on"
      : undefined,
};
