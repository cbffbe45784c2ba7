import type { Node } from "../parties/node";
import { both, isShut } from "../values/answer";
import { balanced } from "./balanced";
import type { Hop } from "./hop";
import type { Question } from "./question";
import { gateways, type Way } from "./way";

/**
 * The ways from one party to another: straight, by the load balancers that pass on to it, and out to
 * the internet and in again at an address that the internet reaches.
 */
export function waysBetween(question: Question, from: Node, to: Node): Way[] {
  const ways = [straight(question, from, to), ...balanced(question, from, to)];
  const isInside = from.places.some(({ subnet }) => subnet);
  const hasEntrance = to.kind === "load balancer" || to.kind === "workload";
  if (!isInside || !hasEntrance) return ways;
  const { internet } = question.nodes;
  const entrances = [straight(question, internet, to), ...balanced(question, internet, to)];
  const out = question.hop(from, internet);
  return [
    ...ways,
    ...entrances.map((entrance) => around(out, entrance)).filter(({ some }) => !isShut(some)),
  ];
}

/** The way without anything that passes traffic on. */
export function straight(question: Question, from: Node, to: Node): Way {
  const target = seenFrom(question, from, to);
  const hop = question.hop(from, target);
  const isEndpoint = target.kind === "aws" && !target.isSomewhere;
  return {
    hops: [hop],
    portsOf: (port) => [port],
    through: () => (isEndpoint ? ["interface endpoint"] : gateways(hop)),
    every: hop.every,
    some: hop.some,
  };
}

/** An endpoint serves its own VPC; from elsewhere the service is at its public addresses. */
function seenFrom({ nodes }: Question, from: Node, to: Node): Node {
  if (to.service === undefined || to.isSomewhere) return to;
  const vpcs = new Set(to.places.flatMap(({ subnet }) => subnet?.vpc ?? []));
  const isNear = from.places.some(({ subnet }) => subnet && vpcs.has(subnet.vpc));
  return isNear ? to : nodes.publicService(to.service);
}

/**
 * Out to the internet, and in again. The address that it comes from is AWS's choice, and no part of
 * a block that a rule lets in unless the rule lets in the whole internet.
 */
function around(out: Hop, entrance: Way): Way {
  return {
    hops: [out, ...entrance.hops],
    portsOf: (port) => [port, ...entrance.portsOf(port)],
    ...(entrance.objection && { objection: entrance.objection }),
    through: () => [
      ...gateways(out),
      "internet",
      ...entrance.through().filter((each) => each !== "internet gateway"),
    ],
    every: both(out.every, entrance.every),
    some: both(out.some, entrance.every),
  };
}
