import { resourcesOfPlan, type SynthesizedApp, type SynthesizedStack } from "#terraform";
import { ToolError } from "../process/errors";

/**
 * Stacks as their plans make them; those without a plan as they were synthesized.
 * @param plans by stack, what `terraform show -json` prints of its plan
 * @throws ToolError when one is no plan
 */
export function withPlans(
  { stacks }: SynthesizedApp,
  plans: ReadonlyMap<string, unknown>,
): SynthesizedApp {
  return {
    stacks: stacks.map((stack) => {
      const plan = plans.get(stack.id);
      return plan === undefined ? stack : planned(stack, plan);
    }),
  };
}

function planned(stack: SynthesizedStack, plan: unknown): SynthesizedStack {
  try {
    return resourcesOfPlan(stack, plan);
  } catch (error) {
    throw new ToolError(error instanceof Error ? error.message : String(error));
  }
}
