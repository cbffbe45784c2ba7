import { formatRule, isAtLeast } from "#guardrails";
import type { BlockReason, GateInput, PlannedStack } from "./gate-check";

/**
 * A finding of severity high or critical that nothing but the plan shows. Those of a preview
 * pass: they may be about a placeholder, and the plan that takes its place is judged again.
 */
export function guardrailFinding({ stacks, findings }: GateInput): readonly BlockReason[] {
  return findings
    .filter(({ severity }) => isAtLeast(severity, "high"))
    .flatMap((finding) => {
      const { resource, why } = finding;
      const [id = "", ...rest] = resource.split("/");
      const stack = stacks.find((one) => one.id === id);
      if (stack?.status === "preview") return [];
      const address = addressOf(rest.join("/"), stack);
      return [
        { gate: "guardrail-finding", stack: id, address, why: `${why} (${formatRule(finding)})` },
      ];
    });
}

/** A finding names a construct; what the plan changes of it has an address. */
function addressOf(name: string, stack: PlannedStack | undefined): string {
  const named = stack?.changes.filter((change) => change.name === name) ?? [];
  const [only] = named;
  return named.length === 1 && only ? only.address : name;
}
