import type { Network } from "../configuration/network";
import { overlaps, isOnInternet } from "#aws";
import type { Node } from "./node";
import { blockNode, type Nodes } from "./nodes";
import { tierNodes } from "./subnet-nodes";

export interface TableNodes {
  /** The internet, and private blocks that rules name and no VPC of the app has. */
  readonly outside: readonly Node[];
  /** Load balancers, workloads, and security groups of whatever else there is. */
  readonly own: readonly Node[];
  /** AWS services that have an endpoint. */
  readonly services: readonly Node[];
  readonly tiers: readonly Node[];
}

/** The parties between which the table tells traffic. */
export function tableNodes(network: Network, nodes: Nodes): TableNodes {
  const { internet, members, groups } = nodes;
  const isService = ({ kind }: Node) => kind === "aws";
  const gatewayServices = new Set(
    [...network.subnets.values()].flatMap(({ routeTable }) => routeTable.gatewayServices),
  );
  return {
    outside: [internet, ...privateBlocks(network)],
    own: [...members.filter((node) => !isService(node)), ...groups.filter(isUnplaced(members))],
    services: [
      ...members.filter(isService),
      ...[...gatewayServices].map((service) => nodes.publicService(service)),
    ],
    tiers: tierNodes(network),
  };
}

/** A security group that no known party has: something else may have it, or nothing. */
const isUnplaced =
  (members: readonly Node[]) =>
  (group: Node): boolean =>
    !members.some(({ places }) => places.some((place) => group.places.includes(place)));

function privateBlocks(network: Network): Node[] {
  const own = [...network.subnets.values()].flatMap(({ vpc }) => vpc.blocks);
  const named = network.groups
    .flatMap(({ ingress, egress }) => [...ingress, ...egress])
    .flatMap(({ peer }) => (peer.kind === "block" ? [peer.block] : []));
  const nodes = named
    .filter((block) => !own.some((vpc) => overlaps(vpc, block)))
    .map((block) => blockNode(network, block))
    .filter(({ places }) => !places.some(({ address }) => isOnInternet(address)));
  return [...new Map(nodes.map((node) => [node.name, node])).values()];
}
