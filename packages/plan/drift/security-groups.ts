import { type Direction, EVERY_PROTOCOL, formatBlock, parseBlock, type RulePeer } from "#aws";
import {
  type ConfiguredRule,
  type Json,
  SECURITY_GROUP_RULES,
  securityGroupRules,
} from "#terraform";
import { canonical } from "../attributes/canonical";
import type { Unowned } from "./owned";

/**
 * Rules of a group that are no state's, with the peers that are not. The provider puts peers together whose
 * ports are the same, so that they are compared one by one.
 */
export const rulesOfNobody =
  (direction: Direction): Unowned =>
  (shown, { values, owned }) => {
    const id = values["id"];
    const known = new Set(
      owned
        .of(...SECURITY_GROUP_RULES)
        .flatMap(({ type, values: attributes }) =>
          securityGroupRules({ type, attributes }, direction),
        )
        .filter(({ group }) => group === id)
        .flatMap((rule) => rule.peers.map((peer) => meaningOf(rule, peer, id))),
    );
    const rest = securityGroupRules(
      { type: "aws_security_group", attributes: { [direction]: shown } },
      direction,
    ).flatMap((rule) => {
      const peers = rule.peers.filter((peer) => !known.has(meaningOf(rule, peer, id)));
      return peers.length === 0 ? [] : [blockOf(rule, peers)];
    });
    return rest.length === 0 ? undefined : rest;
  };

/** Equal for rules that let the same through. A description lets nothing through. */
function meaningOf({ protocol, from, to }: ConfiguredRule, peer: RulePeer, group: unknown): string {
  const isEvery = protocol === EVERY_PROTOCOL || from === undefined || from === -1;
  return canonical([protocol, isEvery ? [] : [from, to], whoIs(peer, group)]);
}

function whoIs(peer: RulePeer, group: unknown): unknown {
  switch (peer.kind) {
    case "self":
      return ["group", group];
    case "block": {
      const block = parseBlock(peer.block);
      return ["block", block ? formatBlock(block) : peer.block];
    }
    default:
      return [peer.kind, peer.id];
  }
}

/** As the group's own blocks are written, without what is empty. */
function blockOf(
  { protocol, from, to, description }: ConfiguredRule,
  peers: readonly RulePeer[],
): Json {
  const [blocks, groups, lists] = [
    peers.flatMap((peer) => (peer.kind === "block" ? [peer.block] : [])),
    peers.flatMap((peer) => (peer.kind === "group" ? [peer.id] : [])),
    peers.flatMap((peer) => (peer.kind === "prefix-list" ? [peer.id] : [])),
  ];
  const [ipv6, ipv4] = [
    blocks.filter((block) => block.includes(":")),
    blocks.filter((block) => !block.includes(":")),
  ];
  return {
    protocol,
    from_port: from,
    to_port: to,
    ...(ipv4.length > 0 && { cidr_blocks: ipv4 }),
    ...(ipv6.length > 0 && { ipv6_cidr_blocks: ipv6 }),
    ...(groups.length > 0 && { security_groups: groups }),
    ...(lists.length > 0 && { prefix_list_ids: lists }),
    ...(peers.some(({ kind }) => kind === "self") && { self: true }),
    ...(description !== "" && description !== undefined && { description }),
  };
}
