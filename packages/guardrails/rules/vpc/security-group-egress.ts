import type { Guardrail } from "../../guardrail";
import { isWorld, OPENING_TYPES, openingsOf } from "../../support/openings";

export const securityGroupEgress: Guardrail = {
  id: "security-group-egress",
  title: "Nothing may connect to every port of the internet",
  checks: ["CKV_AWS_382"],
  severity: "high",
  types: OPENING_TYPES,
  remedy: "name the ports that are needed (443 reaches AWS), or the blocks",
  check: (resource) =>
    openingsOf(resource, "egress")
      .filter(({ allPorts }) => allPorts)
      .flatMap(({ blocks }) => blocks.filter(isWorld))
      .map((block) => `lets everything out to ${block}`),
};
