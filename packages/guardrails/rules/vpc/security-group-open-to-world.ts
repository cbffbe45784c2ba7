import { isForEveryPort } from "#aws";
import {
  type ConfiguredRule,
  listOf,
  SECURITY_GROUP_RULES,
  SECURITY_GROUPS,
  securityGroupRules,
  type SynthesizedResource,
} from "#terraform";
import type { Guardrail, GuardrailContext } from "../../guardrail";
import { portsOf } from "../../support/ports";
import { worldBlocks } from "../../support/world";
import { refersTo } from "../../support/references";

/** What a load balancer may offer to everyone; that 80 only redirects is listener-encrypted's matter. */
const PUBLIC_PORTS: readonly (number | undefined)[] = [80, 443];

export const securityGroupOpenToWorld: Guardrail = {
  id: "security-group-open-to-world",
  title: "Nobody outside reaches anything but ports 80 and 443 of a load balancer",
  checks: ["CKV_AWS_24", "CKV_AWS_25", "CKV_AWS_260", "CKV_AWS_277", "EC2.18", "EC2.19"],
  severity: "critical",
  types: [...SECURITY_GROUPS, ...SECURITY_GROUP_RULES],
  remedy: "name the address blocks or the security group that may connect",
  check: (resource, context) =>
    securityGroupRules(resource, "ingress")
      .filter((rule) => !isPublicPort(rule, resource, context))
      .flatMap((rule) =>
        worldBlocks(rule, context).map((block) => ({
          about: `${portsOf(rule)} from ${block}`,
          why: `lets ${block} in on ${portsOf(rule)}`,
        })),
      ),
};

function isPublicPort(
  rule: ConfiguredRule,
  resource: SynthesizedResource,
  { ofType }: GuardrailContext,
): boolean {
  const { from, to, group } = rule;
  if (isForEveryPort(rule) || from !== to || !PUBLIC_PORTS.includes(from)) return false;
  return ofType("aws_lb").some(({ attributes }) => {
    const groups = listOf(attributes["security_groups"]);
    return group === undefined ? refersTo(groups, resource) : groups.includes(group);
  });
}
