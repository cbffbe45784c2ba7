import type { GuardrailFinding } from "#guardrails";

/**
 * Findings that the plan shows and the synthesized configuration did not: those were judged before.
 * @param planned of the stacks as their plans make them
 * @param synthesized of the stacks as they were synthesized
 */
export function findingsOfPlanOnly(
  planned: readonly GuardrailFinding[],
  synthesized: readonly GuardrailFinding[],
): readonly GuardrailFinding[] {
  const known = new Set(synthesized.map(keyOf));
  return planned.filter((finding) => !known.has(keyOf(finding)));
}

/** One rule may find several things in one resource. */
const keyOf = ({ rule, resource, why }: GuardrailFinding): string =>
  [rule, resource, why].join("\n");
