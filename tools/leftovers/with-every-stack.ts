import type { SynthesizedApp } from "#terraform";
import { counted } from "#plan";
import type { Environment } from "../../config/schema/environment";
import { findLeftovers } from "./find-leftovers";
import { leftoverStacks } from "./leftover-stacks";
import type { withLeftovers } from "./order";

export interface WithEveryStackOptions {
  /** See `findLeftovers`. */
  readonly also: readonly string[];
  readonly order: typeof withLeftovers;
}

/** An environment's stacks: those that were synthesized, and those that are only deployed. Says which. */
export async function withEveryStack(
  environment: Environment,
  app: SynthesizedApp,
  { also, order }: WithEveryStackOptions,
): Promise<SynthesizedApp> {
  const { leftovers, recorded } = await findLeftovers(environment, app, also);
  if (leftovers.length === 0) return app;
  const list = leftovers.map(({ id, resources }) => `${id} (${counted(resources, "resource")})`);
  console.log(`Deployed, and not in the code any more: ${list.join(", ")}`);
  return order(app, leftoverStacks(leftovers, app, environment), recorded);
}
