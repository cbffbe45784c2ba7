import { type ConfiguredRule, securityGroupRules } from "#terraform";
import type { PlannedResource } from "./planned-resource";
import { inNetwork, type Running } from "./running";

/**
 * Resources with rules of what runs' security groups, or of others that name these.
 * @param isMeant which rules count. @default all
 */
export function groupRules(
  running: Running,
  resources: readonly PlannedResource[],
  isMeant: (rule: ConfiguredRule) => boolean = () => true,
): PlannedResource[] {
  const own = inNetwork(running, "security_groups");
  const isOwn = ({ group, peers }: ConfiguredRule) =>
    own.includes(group) || peers.some((peer) => peer.kind === "group" && own.includes(peer.id));
  return resources.filter(({ type, before }) =>
    (["ingress", "egress"] as const)
      .flatMap((direction) => securityGroupRules({ type, attributes: before ?? {} }, direction))
      .some((rule) => isOwn(rule) && isMeant(rule)),
  );
}
