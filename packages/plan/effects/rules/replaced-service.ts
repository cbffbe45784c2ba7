import { isOn } from "#terraform";
import { drainSeconds, startSeconds, stopSeconds } from "../about";
import type { EffectRule } from "../model/effect-rule";
import { isReplaced } from "../model/planned-resource";
import { reason } from "../reason";

/**
 * The service itself is made again. Where the old one goes first, its tasks leave the load balancer, stop,
 * and others start; Terraform waits for the first two.
 */
export const replacedService: EffectRule = (running) => {
  const { kind, resource } = running;
  if (kind !== "service" || !isReplaced(resource)) return [];
  const { createsFirst, after } = resource;
  if (createsFirst && isOn(after?.["wait_for_steady_state"])) {
    return [reason("rolled-out", resource, "it is replaced, the new one first")];
  }
  const why = createsFirst
    ? "it is replaced, and the old one goes without waiting for the new one's tasks"
    : "it is replaced, and the old one goes first";
  const seconds =
    startSeconds(running) + (createsFirst ? 0 : drainSeconds(running) + stopSeconds(running));
  return [reason("interrupted", resource, why, seconds)];
};
