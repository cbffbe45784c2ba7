import type { GuardrailFinding } from "./guardrail";

/** `prod-network/vpc/vpc: has no flow log: add an aws_flow_log (vpc-flow-logs, high)`. */
export function formatFinding(finding: GuardrailFinding): string {
  const { resource, why, remedy } = finding;
  return `${resource}: ${why}: ${remedy} (${formatRule(finding)})`;
}

/** What an exception names, and how bad it is: `container-secrets about app/TOKEN, critical`. */
export function formatRule({ rule, about, severity }: GuardrailFinding): string {
  return `${about === undefined ? rule : `${rule} about ${about}`}, ${severity}`;
}
