import type { Environment } from "../../config/schema/environment";
import type { GuardrailFinding } from "#guardrails";
import { buildApp } from "../../stacks/build-app";
import { ToolError } from "../process/errors";
import { findingsOf } from "../../synthesis/guardrails";
import { synthesizedInMemory } from "../../synthesis/in-memory";
import { temporaryDirectory } from "../process/temporary-directory";
import { withPlans } from "./with-plans";

/**
 * Everything that the rules find in an environment, mild or not.
 * @param plans by stack, what `terraform show -json` prints of its plan; it takes the place of what
 *   is known of the stack without one
 * @throws ToolError when a plan is of no stack of the environment, or is no plan
 */
export function reviewEnvironment(
  environment: Environment,
  plans: ReadonlyMap<string, unknown> = new Map(),
): readonly GuardrailFinding[] {
  const app = synthesized(environment);
  const ids = app.stacks.map(({ id }) => id);
  for (const id of plans.keys()) {
    if (!ids.includes(id)) throw new ToolError(`${id} is no stack of it: use ${ids.join(", ")}`);
  }
  return findingsOf(environment, withPlans(app, plans));
}

function synthesized(environment: Environment) {
  // An app makes its output directory at once.
  const { directory: outdir, dispose } = temporaryDirectory("guardrails");
  try {
    return synthesizedInMemory(buildApp({ environments: [environment], providerLock: "", outdir }));
  } finally {
    dispose();
  }
}
