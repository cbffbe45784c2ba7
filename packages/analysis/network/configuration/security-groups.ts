import type { SynthesizedResource } from "#terraform";
import type { AddressBook } from "./address-book";
import { prefixListPeers } from "./prefix-lists";
import { blocksOf, flagOf, label, numberOf, type Resources, textsOf } from "./resources";
import { blockPeer, type Peer, protocolsOf, type Rule, rulePorts } from "./rules";

export interface SecurityGroup {
  /** `dev-service-web/security-group/security-group` */
  readonly id: string;
  /** Its `name`, or its ID where it has none. */
  readonly name: string;
  readonly vpcId: string;
  readonly ingress: readonly Rule[];
  readonly egress: readonly Rule[];
}

type Attributes = Readonly<Record<string, unknown>>;
type Direction = "ingress" | "egress";

const RULE_TYPES = {
  ingress: "aws_vpc_security_group_ingress_rule",
  egress: "aws_vpc_security_group_egress_rule",
} as const;

/** The security groups, each with its rules, wherever in the app they are written. */
export function readSecurityGroups(resources: Resources, book: AddressBook): SecurityGroup[] {
  const rules = (group: SynthesizedResource, direction: Direction) => [
    ...inlineRules(resources, book, group, direction),
    ...attachedRules(resources, book, group, direction),
  ];
  return resources.ofType("aws_security_group", "aws_default_security_group").map((group) => ({
    id: label(group),
    name: groupName(group),
    vpcId: resources.identity(group.attributes["vpc_id"]),
    ingress: rules(group, "ingress"),
    egress: rules(group, "egress"),
  }));
}

function groupName(group: SynthesizedResource): string {
  const { name } = group.attributes;
  return typeof name === "string" && !name.includes("${") ? name : label(group);
}

function inlineRules(
  resources: Resources,
  book: AddressBook,
  group: SynthesizedResource,
  direction: Direction,
): Rule[] {
  return blocksOf(label(group), group.attributes, direction).flatMap((block, index) =>
    rulesOf(`${label(group)} ${direction}[${String(index)}]`, block, block["protocol"], [
      ...peersOfLists(resources, book, label(group), block),
      ...(block["self"] === true ? [groupPeer(resources, reference(group))] : []),
    ]),
  );
}

function attachedRules(
  resources: Resources,
  book: AddressBook,
  group: SynthesizedResource,
  direction: Direction,
): Rule[] {
  const isAttached = ({ attributes }: SynthesizedResource) =>
    resources.reference(attributes["security_group_id"])?.resource === group;
  const modern = resources
    .ofType(RULE_TYPES[direction])
    .filter(isAttached)
    .flatMap((rule) =>
      rulesOf(label(rule), rule.attributes, rule.attributes["ip_protocol"], [
        ...peersOfOne(resources, book, rule.attributes),
      ]),
    );
  const classic = resources
    .ofType("aws_security_group_rule")
    .filter((rule) => isAttached(rule) && rule.attributes["type"] === direction)
    .flatMap((rule) => {
      const name = label(rule);
      const { protocol, source_security_group_id: source } = rule.attributes;
      return rulesOf(name, rule.attributes, protocol, [
        ...peersOfLists(resources, book, name, rule.attributes),
        ...(source === undefined ? [] : [groupPeer(resources, source)]),
        ...(flagOf(name, rule.attributes, "self") ? [groupPeer(resources, reference(group))] : []),
      ]);
    });
  return [...modern, ...classic];
}

function rulesOf(name: string, from: Attributes, protocol: unknown, peers: readonly Peer[]) {
  const first = numberOf(name, from, "from_port");
  const last = numberOf(name, from, "to_port");
  const ports = rulePorts(protocol, first, last);
  return peers.map((peer) => ({ name, protocols: protocolsOf(protocol), ports, peer }));
}

/** The peer of a rule resource, which has one. */
function peersOfOne(resources: Resources, book: AddressBook, attributes: Attributes): Peer[] {
  const { cidr_ipv4: ipv4, cidr_ipv6: ipv6, prefix_list_id: list } = attributes;
  const { referenced_security_group_id: group } = attributes;
  return [
    ...[ipv4, ipv6].flatMap((cidr) => (typeof cidr === "string" ? [blockPeer(cidr, book)] : [])),
    ...(group === undefined ? [] : [groupPeer(resources, group)]),
    ...(list === undefined ? [] : prefixListPeers(resources, book, list)),
  ];
}

/** The peers of a rule that has lists of them. */
function peersOfLists(
  resources: Resources,
  book: AddressBook,
  owner: string,
  attributes: Attributes,
): Peer[] {
  const list = (name: string) => textsOf(owner, attributes, name);
  return [
    ...[...list("cidr_blocks"), ...list("ipv6_cidr_blocks")].map((text) => blockPeer(text, book)),
    ...list("security_groups").map((group) => groupPeer(resources, group)),
    ...list("prefix_list_ids").flatMap((id) => prefixListPeers(resources, book, id)),
  ];
}

function groupPeer(resources: Resources, value: unknown): Peer {
  const group = resources.reference(value)?.resource;
  if (group) return { kind: "group", id: label(group), text: groupName(group) };
  const text = String(value);
  // A group by its literal ID is none of those that the app makes.
  return text.includes("${") ? { kind: "unknown", text } : { kind: "group", id: text, text };
}

/** How other resources refer to it. */
function reference({ stackId, address }: SynthesizedResource): string {
  return `\${${stackId}.${address}.id}`;
}
