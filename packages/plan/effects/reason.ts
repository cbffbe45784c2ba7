import type { PlannedResource } from "./model/planned-resource";
import type { EffectReason } from "./types";

/** A reason that comes of a change. */
export const reason = (
  effect: EffectReason["effect"],
  { stack, address }: Pick<PlannedResource, "stack" | "address">,
  why: string,
  seconds?: number,
): EffectReason => ({
  effect,
  why,
  stack,
  address,
  ...(seconds !== undefined && { seconds: Math.round(seconds) }),
});
