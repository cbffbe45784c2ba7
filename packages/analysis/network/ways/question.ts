import type { Network } from "../configuration/network";
import type { Protocol } from "../configuration/rules";
import type { Node } from "../parties/node";
import type { Nodes } from "../parties/nodes";
import { type Hop, hopBetween } from "./hop";

/** A network, and the protocol that is asked about. */
export interface Question {
  readonly network: Network;
  readonly nodes: Nodes;
  readonly protocol: Protocol;
  /** Straight from one party to another. Each pair is worked out once. */
  readonly hop: (from: Node, to: Node) => Hop;
}

export function question(network: Network, nodes: Nodes, protocol: Protocol): Question {
  const known = new Map<Node, Map<Node, Hop>>();
  const hop = (from: Node, to: Node): Hop => {
    const byTarget = known.get(from) ?? new Map<Node, Hop>();
    known.set(from, byTarget);
    const hop = byTarget.get(to) ?? hopBetween(network, from, to, protocol);
    byTarget.set(to, hop);
    return hop;
  };
  return { network, nodes, protocol, hop };
}
