import type { Guardrail } from "../../guardrail";
import { blocksOf, isOff } from "#terraform";

export const loadBalancerAccessLogs: Guardrail = {
  id: "load-balancer-access-logs",
  title: "Load balancers record who asked for what",
  checks: ["CKV_AWS_91", "ELB.5"],
  severity: "high",
  types: ["aws_lb"],
  remedy: "set access_logs with a bucket and enabled true",
  check: ({ attributes }) => {
    const logs = blocksOf(attributes, "access_logs");
    return logs.length === 0 || logs.some(({ enabled }) => isOff(enabled))
      ? "writes no access log"
      : undefined;
  },
};
