import type { Network } from "./configuration/network";
import type { Protocol } from "./configuration/rules";
import type { Node } from "./parties/node";
import type { Nodes } from "./parties/nodes";
import { tableNodes } from "./parties/table-nodes";
import { either, SHUT } from "./values/answer";
import { difference, type Ports } from "#aws";
import { partOf } from "./ways/part-of";
import { type Question, question } from "./ways/question";
import type { Way } from "./ways/way";
import { waysBetween } from "./ways/ways";

/** One way that something reaches something. */
export interface ReachableRow {
  readonly from: string;
  readonly to: string;
  readonly protocol: Protocol;
  /** Ports that the whole of `from` reaches on the whole of `to`. */
  readonly ports: Ports;
  /** Ports that only a part of `from` reaches, or that are reached on a part of `to`. */
  readonly partly: Ports;
  /** Which part that is: `from 203.0.113.0/24`. @default none: there are no such ports */
  readonly part?: string;
  /** Ports of which nobody can say before a plan, with the reason. */
  readonly undecided: readonly { readonly ports: Ports; readonly reason: string }[];
  readonly through: readonly string[];
}

/** Everything that reaches something in a network. */
export function reachableRows(network: Network, nodes: Nodes): ReachableRow[] {
  const { outside, own, services, tiers } = tableNodes(network, nodes);
  const questions = (["tcp", "udp"] as const).map((protocol) => question(network, nodes, protocol));
  return [
    ...rows(questions, outside, [...own, ...tiers]),
    ...rows(questions, own, [...own, ...services, ...outside, ...tiers]),
    ...rows(questions, tiers, [...own, ...services, ...outside, ...tiers]),
  ];
}

function rows(
  questions: readonly Question[],
  sources: readonly Node[],
  targets: readonly Node[],
): ReachableRow[] {
  return sources
    .flatMap((from) => targets.map((to) => ({ from, to })))
    .filter(({ from, to }) => from !== to || to.kind !== "subnets")
    .flatMap(({ from, to }) =>
      questions.flatMap((asked) =>
        telling(waysBetween(asked, from, to)).map((way) => row(from, to, asked.protocol, way)),
      ),
    );
}

/** The ways that open a port which those before them do not. */
function telling(ways: readonly Way[]): Way[] {
  return ways.filter((way, index) => {
    const before = ways.slice(0, index);
    return (["every", "some"] as const).some((mode) => {
      const { open, doubts } = before.map((other) => other[mode]).reduce(either, SHUT);
      const isNew = difference(way[mode].open, open).length > 0;
      return isNew || way[mode].doubts.length > doubts.length;
    });
  });
}

function row(from: Node, to: Node, protocol: Protocol, way: Way): ReachableRow {
  const { every, some, through } = way;
  const partly = difference(some.open, every.open);
  return {
    from: from.name,
    to: to.name,
    protocol,
    ports: every.open,
    partly,
    ...(partly.length > 0 && { part: partOf(way, partly) }),
    undecided: either(every, some).doubts,
    through: through(),
  };
}
