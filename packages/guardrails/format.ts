import type { GuardrailFinding } from "./guardrail";

/** `prod-network/vpc/vpc: has no flow log: add an aws_flow_log (vpc-flow-logs, high)`. */
export function formatFinding({ resource, why, remedy, rule, severity }: GuardrailFinding): string {
  return `${resource}: ${why}: ${remedy} (${rule}, ${severity})`;
}
