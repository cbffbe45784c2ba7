import { numberOf } from "#terraform";
import { rollOutSeconds } from "../about";
import type { Running } from "../model/running";
import { reason } from "../reason";
import type { EffectReason } from "../types";

/** Source: defaults of DeploymentConfiguration for replica services. */
const [MINIMUM_PERCENT, MAXIMUM_PERCENT] = [100, 200];

/**
 * A roll-out that leaves no task at work, or cannot go on. ECS rounds the minimum of healthy tasks up and
 * the maximum of running ones down.
 * Source: DeploymentConfiguration, minimumHealthyPercent and maximumPercent.
 */
export function bareRollOut(running: Running, reasons: readonly EffectReason[]): EffectReason[] {
  const { resource, kind } = running;
  const { before, after } = resource;
  if (kind !== "service" || !after || !reasons.some(({ effect }) => effect === "rolled-out")) {
    return [];
  }
  const count = numberOf(after["desired_count"]) ?? numberOf(before?.["desired_count"]) ?? 1;
  const of = (name: string, by: number) =>
    (count * (numberOf(after[`deployment_${name}_percent`]) ?? by)) / 100;
  const kept = Math.ceil(of("minimum_healthy", MINIMUM_PERCENT));
  const most = Math.floor(of("maximum", MAXIMUM_PERCENT));
  if (count > 0 && kept === 0) {
    const why = "the roll-out may stop all its tasks before new ones are healthy";
    return [reason("interrupted", resource, why, rollOutSeconds(running))];
  }
  if (count > 0 && kept >= most) {
    const why = `the roll-out cannot go on: ${String(kept)} of ${String(count)} tasks have to stay healthy, and no more than ${String(most)} may run`;
    return [reason("warning", resource, why)];
  }
  return [];
}
