import type { Guardrail } from "../../guardrail";
import { isApplication } from "../../support/load-balancers";
import { referrersOf } from "../../support/references";
import { isOff } from "#terraform";

/** A firewall costs by rule and request, so that this only reminds. */
export const loadBalancerWebAcl: Guardrail = {
  id: "load-balancer-web-acl",
  title: "A web application firewall stands before every public load balancer",
  checks: ["CKV2_AWS_28", "ELB.16"],
  severity: "medium",
  types: ["aws_lb"],
  remedy: "associate a web ACL (alb.webAclArn in this project)",
  check: (balancer, context) =>
    isApplication(balancer) &&
    isOff(balancer.attributes["internal"]) &&
    referrersOf(context, "aws_wafv2_web_acl_association", "resource_arn", balancer).length === 0
      ? "has no web ACL"
      : undefined,
};
