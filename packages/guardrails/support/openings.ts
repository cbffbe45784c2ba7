import type { SynthesizedResource } from "#terraform";
import { type Attributes, blocksOf, isSet, listOf, numberOf, textOf } from "./values";

/** What a rule of a security group lets through, however it is written. */
export interface Opening {
  /** Address blocks of the other side; none where that is a group or a prefix list. */
  readonly blocks: readonly string[];
  readonly allPorts: boolean;
  /** Not there where every port is open, or where it is not known yet. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly described: boolean;
  /** What the rule names as its group; nothing where the rule stands in the group itself. */
  readonly group: unknown;
}

type Direction = "ingress" | "egress";

/** Resources that open something, in one direction or in both. */
export const OPENING_TYPES = [
  "aws_security_group",
  "aws_security_group_rule",
  "aws_vpc_security_group_ingress_rule",
  "aws_vpc_security_group_egress_rule",
] as const;

/** What a resource opens in a direction. */
export function openingsOf(resource: SynthesizedResource, direction: Direction): Opening[] {
  const { type, attributes } = resource;
  switch (type) {
    case "aws_security_group":
    case "aws_default_security_group":
      return blocksOf(attributes, direction).map(ofBlock);
    case "aws_security_group_rule":
      return attributes["type"] === direction ? [ofBlock(attributes)] : [];
    case `aws_vpc_security_group_${direction}_rule`:
      return [ofRule(attributes)];
    default:
      return [];
  }
}

/** Whether a block of addresses is the internet, or so much of it that it makes no difference. */
export function isWorld(block: string): boolean {
  const length = Number(/\/(\d+)$/.exec(block)?.[1]);
  return length < (block.includes(":") ? 16 : 8);
}

function ofRule(attributes: Attributes): Opening {
  return opening(attributes, [attributes["cidr_ipv4"], attributes["cidr_ipv6"]], "ip_protocol");
}

function ofBlock(attributes: Attributes): Opening {
  const { cidr_blocks: ipv4, ipv6_cidr_blocks: ipv6 } = attributes;
  return opening(attributes, [...listOf(ipv4), ...listOf(ipv6)], "protocol");
}

function opening(attributes: Attributes, blocks: readonly unknown[], protocolName: string) {
  const protocol = String(attributes[protocolName]);
  const [from, to] = [numberOf(attributes["from_port"]), numberOf(attributes["to_port"])];
  return {
    blocks: blocks.map(textOf).filter((block) => block !== undefined),
    allPorts: ["-1", "all"].includes(protocol) || (from !== undefined && from <= 1 && to === 65535),
    from,
    to,
    described: isSet(attributes["description"]),
    group: attributes["security_group_id"],
  };
}
