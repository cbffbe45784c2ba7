import { type Direction, rulePorts } from "#aws";
import {
  type ConfiguredRule,
  SECURITY_GROUP_RULES,
  SECURITY_GROUPS,
  securityGroupRules,
  type SynthesizedResource,
} from "#terraform";
import type { AddressBook } from "./address-book";
import { prefixListPeers } from "./prefix-lists";
import { decidedBlocks, label, type Resources } from "./resources";
import { blockPeer, type Peer, protocolsOf, type Rule } from "./rules";
import { Undecided } from "./undecided";

export interface SecurityGroup {
  /** `dev-service-web/security-group/security-group` */
  readonly id: string;
  /** Its `name`, or its ID where it has none. */
  readonly name: string;
  readonly vpcId: string;
  readonly ingress: readonly Rule[];
  readonly egress: readonly Rule[];
}

/** The security groups, each with its rules, wherever in the app they are written. */
export function readSecurityGroups(resources: Resources, book: AddressBook): SecurityGroup[] {
  const rules = (group: SynthesizedResource, direction: Direction): Rule[] =>
    [...inlineRules(group, direction), ...attachedRules(resources, group, direction)].flatMap(
      ({ name, rule }) => rulesOf(name, decided(name, rule), peersOf(resources, book, group, rule)),
    );
  return resources.ofType(...SECURITY_GROUPS).map((group) => ({
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

interface NamedRule {
  readonly name: string;
  readonly rule: ConfiguredRule;
}

function inlineRules(group: SynthesizedResource, direction: Direction): NamedRule[] {
  decidedBlocks(label(group), group.attributes, direction);
  return securityGroupRules(group, direction).map((rule, index) => ({
    name: `${label(group)} ${direction}[${String(index)}]`,
    rule,
  }));
}

function attachedRules(
  resources: Resources,
  group: SynthesizedResource,
  direction: Direction,
): NamedRule[] {
  return resources
    .ofType(...SECURITY_GROUP_RULES)
    .flatMap((resource) =>
      securityGroupRules(resource, direction).map((rule) => ({ name: label(resource), rule })),
    )
    .filter(({ rule }) => resources.reference(rule.group)?.resource === group);
}

const REMEDIES = {
  list: "give a list that the app itself makes",
  number: "give a number",
  flag: "give true or false",
} as const;

/** @throws Undecided where a part of the rule is known only at plan */
function decided(name: string, rule: ConfiguredRule): ConfiguredRule {
  const [first] = rule.undecided;
  if (!first) return rule;
  throw new Undecided(`${name}: ${first.attribute}`, first.value, REMEDIES[first.kind]);
}

function rulesOf(
  name: string,
  { protocol, from, to }: ConfiguredRule,
  peers: readonly Peer[],
): Rule[] {
  const ports = rulePorts(protocol, from, to);
  return peers.map((peer) => ({ name, protocols: protocolsOf(protocol), ports, peer }));
}

function peersOf(
  resources: Resources,
  book: AddressBook,
  group: SynthesizedResource,
  { peers }: ConfiguredRule,
): Peer[] {
  return peers.flatMap((peer): Peer[] => {
    switch (peer.kind) {
      case "block":
        return [blockPeer(peer.block, book)];
      case "prefix-list":
        return prefixListPeers(resources, book, peer.id);
      case "group":
        return [groupPeer(resources, peer.id)];
      case "self":
        return [{ kind: "group", id: label(group), text: groupName(group) }];
    }
  });
}

function groupPeer(resources: Resources, id: string): Peer {
  const group = resources.reference(id)?.resource;
  if (group) return { kind: "group", id: label(group), text: groupName(group) };
  // A group by its literal ID is none of those that the app makes.
  return id.includes("${") ? { kind: "unknown", text: id } : { kind: "group", id, text: id };
}
