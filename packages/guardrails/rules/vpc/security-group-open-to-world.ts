import type { SynthesizedResource } from "#terraform";
import type { Guardrail, GuardrailContext } from "../../guardrail";
import { isWorld, type Opening, OPENING_TYPES, openingsOf } from "../../support/openings";
import { refersTo } from "../../support/references";
import { listOf } from "../../support/values";

/** What a load balancer may offer to everyone; that 80 only redirects is listener-encrypted's matter. */
const PUBLIC_PORTS: readonly (number | undefined)[] = [80, 443];

export const securityGroupOpenToWorld: Guardrail = {
  id: "security-group-open-to-world",
  title: "Nobody outside reaches anything but ports 80 and 443 of a load balancer",
  checks: ["CKV_AWS_24", "CKV_AWS_25", "CKV_AWS_260", "CKV_AWS_277", "EC2.18", "EC2.19"],
  severity: "critical",
  types: OPENING_TYPES,
  remedy: "name the address blocks or the security group that may connect",
  check: (resource, context) =>
    openingsOf(resource, "ingress")
      .filter((opening) => !isPublicPort(opening, resource, context))
      .flatMap((opening) =>
        opening.blocks.filter(isWorld).map((block) => `lets ${block} in ${portsOf(opening)}`),
      ),
};

function isPublicPort(
  { from, to, allPorts, group }: Opening,
  resource: SynthesizedResource,
  { ofType }: GuardrailContext,
): boolean {
  if (allPorts || from !== to || !PUBLIC_PORTS.includes(from)) return false;
  return ofType("aws_lb").some(({ attributes }) => {
    const groups = listOf(attributes["security_groups"]);
    return group === undefined ? refersTo(groups, resource) : groups.includes(group);
  });
}

function portsOf({ from, to, allPorts }: Opening): string {
  if (allPorts) return "on every port";
  return from === to ? `on port ${String(from)}` : `on ports ${String(from)} to ${String(to)}`;
}
