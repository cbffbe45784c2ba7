import type { Network } from "../configuration/network";
import { type Block, formatBlock, parseBlock } from "#aws";
import { AWS_SERVICES } from "./aws-services";
import { groupNodes } from "./group-nodes";
import { memberNodes } from "./member-nodes";
import type { Node } from "./node";
import type { PartyAddress } from "./party-address";
import { blockPlaces, internetPlaces } from "./places";
import { subnetNodes } from "./subnet-nodes";

/** The parties of a network, by name. */
export interface Nodes {
  readonly internet: Node;
  readonly members: readonly Node[];
  readonly subnets: readonly Node[];
  readonly groups: readonly Node[];
  /** An AWS service at its public addresses, which are AWS's and nobody else's to know. */
  readonly publicService: (service: string) => Node;
}

const ALONE = { otherNames: [], shortNames: [], isSomewhere: false } as const;

export function readNodes(network: Network): Nodes {
  const members = memberNodes(network);
  const places = internetPlaces(network);
  const services = new Map<string, Node>();
  return {
    internet: { ...ALONE, kind: "internet", name: "internet", places },
    members,
    subnets: subnetNodes(network),
    groups: groupNodes(network, members),
    publicService: (service) => {
      const node = services.get(service) ?? {
        ...ALONE,
        kind: "aws",
        name: `aws:${service}`,
        places: places.map((place) => ({
          ...place,
          address: addressesOf(service, place),
          service,
        })),
        isSomewhere: true,
        service,
      };
      services.set(service, node);
      return node;
    },
  };
}

const addressesOf = (service: string, { address }: PartyAddress) => ({
  ...address,
  text: `the addresses of aws:${service}`,
});

/**
 * The party of a name: `internet`, a service, `alb`, `aws:ecr.api`, `subnet:private`, a security
 * group's path, or a block of addresses.
 * @throws Error naming what there is, where nothing or more than one has the name
 */
export function nodeOf(network: Network, nodes: Nodes, name: string): Node {
  const { internet, members, subnets, groups } = nodes;
  if (name === internet.name) return internet;
  const isCalled = (node: Node) => node.name === name || node.otherNames.includes(name);
  const [found = []] = [
    members.filter(isCalled),
    members.filter(({ shortNames }) => shortNames.includes(name)),
    [...subnets, ...groups].filter(isCalled),
  ].filter(({ length }) => length > 0);
  const [node, ...others] = found;
  if (node && others.length > 0) throw new Error(ambiguous(name, found));
  if (node) return node;
  const service = name.startsWith("aws:") ? name.slice("aws:".length) : undefined;
  if (service !== undefined && AWS_SERVICES.includes(service)) return nodes.publicService(service);
  const block = parseBlock(name);
  if (!block) throw new Error(unknown(nodes, name));
  return blockNode(network, block);
}

/**
 * The addresses of a block, inside and outside of VPCs.
 * @throws Error where it is a part of a VPC that no subnet has
 */
export function blockNode(network: Network, block: Block): Node {
  const name = formatBlock(block);
  const places = blockPlaces(network, block);
  if (places.length > 0) return { ...ALONE, kind: "addresses", name, places };
  throw new Error(`"${name}" is in a VPC, but no subnet has such an address`);
}

function ambiguous(name: string, found: readonly Node[]): string {
  const names = found.map((node) => node.otherNames[0] ?? node.name).toSorted();
  return `"${name}" is ${names.join(" and ")}: name the environment, or use one of these names`;
}

function unknown({ members, subnets, groups }: Nodes, name: string): string {
  const names = (list: readonly Node[]) => [...new Set(list.map((node) => node.name))].toSorted();
  const known = ["internet", ...names(members), ...names(subnets), ...names(groups)];
  if (name.startsWith("aws:")) known.push(...AWS_SERVICES.map((service) => `aws:${service}`));
  return `"${name}" is unknown: use ${[...new Set(known)].join(", ")}, or a block such as 10.0.0.0/16`;
}
