import { isForEveryPort } from "#aws";
import { SECURITY_GROUP_RULES, SECURITY_GROUPS, securityGroupRules } from "#terraform";
import type { Guardrail } from "../../guardrail";
import { portsOf } from "../../support/ports";
import { worldBlocks } from "../../support/world";

export const securityGroupEgress: Guardrail = {
  id: "security-group-egress",
  title: "Nothing may connect to every port of the internet",
  checks: ["CKV_AWS_382"],
  severity: "high",
  types: [...SECURITY_GROUPS, ...SECURITY_GROUP_RULES],
  remedy: "name the ports that are needed (443 reaches AWS), or the blocks",
  check: (resource, context) =>
    securityGroupRules(resource, "egress")
      .filter(isForEveryPort)
      .flatMap((rule) =>
        worldBlocks(rule, context).map((block) => ({
          about: `${portsOf(rule)} to ${block}`,
          why: `lets everything out to ${block}`,
        })),
      ),
};
