import type { Node } from "../parties/node";
import { type Answer, both, either, SHUT } from "../values/answer";
import { includes, NO_PORTS, ports } from "#aws";
import type { Reach } from "../values/reach";
import type { Question } from "./question";
import { gateways, type Way } from "./way";

/** The ways by load balancers whose listeners pass on to a workload. */
export function balanced({ nodes, protocol, hop }: Question, from: Node, to: Node): Way[] {
  const { workload } = to;
  // An application load balancer's listeners speak TCP.
  if (!workload || protocol !== "tcp") return [];
  return nodes.members.flatMap((balancer): Way[] => {
    if (!balancer.loadBalancer || balancer === from) return [];
    const forwards = balancer.loadBalancer.forwards.flatMap(({ port, group }) =>
      workload.targets
        .filter((target) => target.group === group)
        .map((target) => ({ port, target: target.port })),
    );
    if (forwards.length === 0) return [];
    const [first, second] = [hop(from, balancer), hop(balancer, to)];
    const reach = (mode: keyof Reach) =>
      forwards
        .map(({ port, target }) => both(first[mode], moved(second[mode], target, port)))
        .reduce(either, SHUT);
    return [
      {
        hops: [first, second],
        portsOf: (port) => {
          const used = forwards.find((forward) => port === undefined || forward.port === port);
          return [port ?? used?.port, used?.target];
        },
        objection: (port) => {
          const own = forwards.map((forward) => forward.port);
          if (port === undefined || own.includes(port)) return undefined;
          return `${balancer.name} passes nothing on to ${to.name} from port ${String(port)}, only from ${own.join(", ")}`;
        },
        through: () => [...gateways(first), balancer.name],
        every: reach("every"),
        some: reach("some"),
      },
    ];
  });
}

/** What is said of one port, said of another. */
function moved({ open, doubts }: Answer, from: number, to: number): Answer {
  return {
    open: includes(open, from) ? ports(to) : NO_PORTS,
    doubts: doubts
      .filter((doubt) => includes(doubt.ports, from))
      .map(({ reason }) => ({ ports: ports(to), reason })),
  };
}
