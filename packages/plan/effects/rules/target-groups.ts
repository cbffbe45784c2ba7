import { startSeconds } from "../about";
import type { EffectRule } from "../model/effect-rule";
import { differs, isReplaced } from "../model/planned-resource";
import { reason } from "../reason";

/**
 * The target groups that pass requests on to it. A new one is empty: its listener's rule sends requests
 * there before the service is rolled out, because ECS wants a group that a load balancer has.
 */
export const targetGroups: EffectRule = (running) => {
  const { kind, resource, before, after, groups } = running;
  if (kind !== "service" || !after) return [];
  if (before && before.targets.length > 0 && after.targets.length === 0) {
    const isUnknown = "load_balancer" in resource.unknown;
    if (!isUnknown) return [reason("interrupted", resource, "it leaves its load balancer")];
  }
  return groups.flatMap((group) => {
    if (isReplaced(group)) {
      const why = "its target group is replaced: the new one is empty until new tasks are healthy";
      return [reason("interrupted", group, why, startSeconds(running))];
    }
    if (group.action === "delete") {
      return [reason("interrupted", group, "its target group is destroyed")];
    }
    return group.action === "update" && differs(group, "health_check")
      ? [reason("warning", group, "another health check: tasks that do not pass it are replaced")]
      : [];
  });
};
