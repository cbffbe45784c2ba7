import { type Direction, protocolName, type RulePeer, type SecurityGroupRule } from "#aws";
import { blocksOf, isOn, isSet, isUnknown, listOf, numberOf } from "../model/attributes";
import type { Json } from "../model/json";
import type { SynthesizedResource } from "../model/synthesized-app";

/** A rule of a security group as a resource has it: a block of the group, or a resource of its own. */
export interface ConfiguredRule extends SecurityGroupRule {
  /** What it names as its group; nothing where it stands in the group itself. */
  readonly group: unknown;
  readonly description: unknown;
  /** Attributes that only a plan tells: what they open is in none of the other fields. */
  readonly undecided: readonly Undecided[];
}

export interface Undecided {
  readonly attribute: string;
  readonly kind: "list" | "number" | "flag";
  readonly value: unknown;
}

/** Resources that may have rules in themselves. */
export const SECURITY_GROUPS = ["aws_security_group", "aws_default_security_group"] as const;

/** Resources that are one rule of a group. */
export const SECURITY_GROUP_RULES = [
  "aws_vpc_security_group_ingress_rule",
  "aws_vpc_security_group_egress_rule",
  "aws_security_group_rule",
] as const;

type Resource = Pick<SynthesizedResource, "type" | "attributes">;

/** The rules that a resource has or is, of one direction. */
export function securityGroupRules(
  { type, attributes }: Resource,
  direction: Direction,
): ConfiguredRule[] {
  switch (type) {
    case "aws_security_group":
    case "aws_default_security_group":
      return blocksOf(attributes, direction).map((block) => classicRule(block, direction));
    case "aws_security_group_rule":
      return attributes["type"] === direction ? [classicRule(attributes, direction)] : [];
    case `aws_vpc_security_group_${direction}_rule`:
      return [modernRule(attributes, direction)];
    default:
      return [];
  }
}

/** A block of a group, or `aws_security_group_rule`: lists of peers. */
function classicRule(from: Json, direction: Direction): ConfiguredRule {
  const { cidr_blocks, ipv6_cidr_blocks, security_groups, prefix_list_ids, self } = from;
  const lists = { cidr_blocks, ipv6_cidr_blocks, security_groups, prefix_list_ids };
  const groups = [...known(security_groups), ...textsOf(from["source_security_group_id"])];
  return {
    ...ruleFrom(from, direction, from["protocol"]),
    peers: [
      ...[cidr_blocks, ipv6_cidr_blocks]
        .flatMap(known)
        .map((block): RulePeer => ({ kind: "block", block })),
      ...groups.map((id): RulePeer => ({ kind: "group", id })),
      ...known(prefix_list_ids).map((id): RulePeer => ({ kind: "prefix-list", id })),
      ...(isOn(self) ? [{ kind: "self" } as const] : []),
    ],
    undecided: [
      ...undecidedPorts(from),
      ...undecided("list", lists, isUnknown),
      ...undecided("flag", { self }, isUnknown),
    ],
  };
}

/** `aws_vpc_security_group_ingress_rule` and its like, which have one peer. */
function modernRule(from: Json, direction: Direction): ConfiguredRule {
  const { cidr_ipv4: ipv4, cidr_ipv6: ipv6, prefix_list_id: list } = from;
  return {
    ...ruleFrom(from, direction, from["ip_protocol"]),
    peers: [
      ...[ipv4, ipv6].flatMap(textsOf).map((block): RulePeer => ({ kind: "block", block })),
      ...textsOf(from["referenced_security_group_id"]).map((id): RulePeer => ({
        kind: "group",
        id,
      })),
      ...textsOf(list).map((id): RulePeer => ({ kind: "prefix-list", id })),
    ],
    undecided: undecidedPorts(from),
  };
}

function ruleFrom(from: Json, direction: Direction, protocol: unknown) {
  return {
    direction,
    protocol: protocolName(protocol),
    from: numberOf(from["from_port"]),
    to: numberOf(from["to_port"]),
    group: from["security_group_id"],
    description: from["description"],
  };
}

/** Members of a list that is there. */
const known = (list: unknown): string[] => (isUnknown(list) ? [] : listOf(list).flatMap(textsOf));

/** A plan writes what is not set as null, or empty. */
const textsOf = (value: unknown): string[] => (isSet(value) ? [String(value)] : []);

const undecidedPorts = ({ from_port, to_port }: Json): Undecided[] =>
  undecided(
    "number",
    { from_port, to_port },
    (value) => isSet(value) && numberOf(value) === undefined,
  );

const undecided = (
  kind: Undecided["kind"],
  values: Json,
  isUndecided: (value: unknown) => boolean,
): Undecided[] =>
  Object.entries(values)
    .filter(([, value]) => isUndecided(value))
    .map(([attribute, value]) => ({ attribute, kind, value }));
