import type { ReachableRow } from "#analysis";
import { count, difference, NO_PORTS, type Ports, union } from "#aws";
import type { TrafficDiff } from "../../report";

/** A way between two that is open today. */
export interface LostWay {
  readonly from: string;
  readonly to: string;
  /** Ports that are shut afterwards, for all or for those that have them today. */
  readonly ports: Ports;
  /** Ports of which only the apply tells. */
  readonly doubtful: Ports;
}

/**
 * The TCP ways that a plan takes away. Subnets are nobody who calls: rows of theirs say what routes and
 * network ACLs let through.
 */
export function lostWays(
  { rows }: Pick<TrafficDiff, "rows">,
  after: readonly ReachableRow[],
): LostWay[] {
  const byEnds = new Map<string, LostWay>();
  for (const { change, row } of rows) {
    if (change !== "removed" || row.protocol !== "tcp" || isTier(row.from) || isTier(row.to))
      continue;
    const key = `${row.from}\n${row.to}`;
    const { ports = NO_PORTS, doubtful = NO_PORTS } = byEnds.get(key) ?? {};
    const way = lostOf(row, after);
    byEnds.set(key, {
      ...way,
      ports: union(ports, way.ports),
      doubtful: union(doubtful, way.doubtful),
    });
  }
  return [...byEnds.values()].filter(({ ports, doubtful }) => count(ports) + count(doubtful) > 0);
}

const isTier = (name: string): boolean => name.startsWith("subnet:");

function lostOf(row: ReachableRow, after: readonly ReachableRow[]): LostWay {
  const { from, to, protocol } = row;
  const same = after.filter(
    (other) => other.from === from && other.to === to && other.protocol === protocol,
  );
  const left = (of: (other: ReachableRow) => Ports) => same.map(of).reduce(union, NO_PORTS);
  const open = left(({ ports }) => ports);
  const doubts = left(({ undecided }) =>
    undecided.map(({ ports }) => ports).reduce(union, NO_PORTS),
  );
  // Of what only a part has today, nobody knows which part keeps it.
  const partly = difference(
    row.partly,
    union(
      open,
      left((other) => other.partly),
    ),
  );
  const all = union(difference(row.ports, open), partly);
  const ports = difference(all, doubts);
  return { from, to, ports, doubtful: difference(all, ports) };
}
