import type { Network } from "../configuration/network";
import type { Protocol } from "../configuration/rules";
import type { Node } from "../parties/node";
import { both, doubtful, either, open, SHUT } from "../values/answer";
import { ALL_PORTS, difference, NO_PORTS } from "#aws";
import type { Reach } from "../values/reach";
import { Path } from "./path";

/** Traffic from one party to another, without anything in between that passes it on. */
export interface Hop extends Reach {
  readonly from: Node;
  readonly to: Node;
  readonly protocol: Protocol;
  readonly paths: readonly Path[];
}

export function hopBetween(network: Network, from: Node, to: Node, protocol: Protocol): Hop {
  const byFamily = ([4, 6] as const).map((family) => {
    const sources = from.places.filter(({ address }) => address.family === family);
    const targets = to.places.filter(({ address }) => address.family === family);
    return sources.map((source) =>
      targets.map((target) => new Path(network, source, target, protocol)),
    );
  });
  // Either family will do.
  const reach = byFamily
    .map((bySource) =>
      all(
        bySource
          .filter((paths) => paths.length > 0)
          .map((paths) => {
            const answers = all(paths.map(({ passing }) => passing));
            return to.isSomewhere ? atOnePlace(answers, to) : answers;
          }),
      ),
    )
    .reduce((a, b) => ({ every: either(a.every, b.every), some: either(a.some, b.some) }));
  return { from, to, protocol, paths: byFamily.flat(2), ...reach };
}

function all(parts: readonly Reach[]): Reach {
  if (parts.length === 0) return { every: SHUT, some: SHUT };
  return {
    every: parts.map(({ every }) => every).reduce(both, open(ALL_PORTS)),
    some: parts.map(({ some }) => some).reduce(either, SHUT),
  };
}

/** Where the other party is at one of its places and nobody knows at which. */
function atOnePlace({ every, some }: Reach, { name }: Node): Reach {
  const reason = `the addresses of ${name} are AWS's, and some rule is for a part of the internet; let its prefix list through or give it an endpoint`;
  const rest = difference(some.open, every.open);
  const answer = [
    rest.length === 0 ? SHUT : doubtful(rest, reason),
    { open: NO_PORTS, doubts: some.doubts },
  ].reduce(either, every);
  return { every: answer, some: answer };
}
