import type { Json } from "#terraform";
import type { PlannedResource } from "./planned-resource";
import type { World } from "./world";

/** The rule of EventBridge whose target something is; a schedule has its clock in itself. */
export const ruleOf = (
  { type, before, after }: PlannedResource,
  world: World,
): PlannedResource | undefined =>
  type === "aws_cloudwatch_event_target"
    ? world.named((before ?? after)?.["rule"], "aws_cloudwatch_event_rule")
    : undefined;

/** Nothing where there is none. Both kinds are on where nobody has said otherwise. */
export const isSwitchedOn = (clock: Json | undefined): boolean | undefined =>
  clock && clock["state"] !== "DISABLED" && clock["is_enabled"] !== false;
