import { portsText, type ReachableRow } from "#analysis";
import { difference, type Ports, union } from "#aws";
import type { BlockReason, GateInput } from "./gate-check";

const INTERNET = "internet";

/** Something that the internet reaches and did not reach before, whatever lets it through. */
export function publicTraffic({
  environment,
  traffic,
  brandNew,
}: GateInput): readonly BlockReason[] {
  if (brandNew) return [];
  const byTarget = new Map<string, Map<string, string[]>>();
  for (const { row } of traffic.rows) {
    // What goes was there before.
    if (row.from !== INTERNET || isKnown(row, traffic.before)) continue;
    const byPorts = byTarget.get(row.to) ?? new Map<string, string[]>();
    byTarget.set(row.to, byPorts);
    const text = portsText(row);
    byPorts.set(text, [...(byPorts.get(text) ?? []), row.protocol]);
  }
  return [...byTarget].flatMap(([to, byPorts]) =>
    [...byPorts].map(([ports, protocols]) => ({
      gate: "public-ingress" as const,
      stack: environment,
      address: `${INTERNET}->${to}`,
      why: `is reachable from the internet: ${protocols.join(", ")} ${ports}`,
    })),
  );
}

/** Whether rows of before say as much: the same between the two, or more ports. */
function isKnown(row: ReachableRow, before: readonly ReachableRow[]): boolean {
  const same = before.filter(
    ({ from, to, protocol }) => from === row.from && to === row.to && protocol === row.protocol,
  );
  const whole = allOf(same.map(({ ports }) => ports));
  const known = (...more: readonly Ports[]) => allOf([whole, ...more]);
  const sameParts = same.filter(({ part }) => part === row.part).map(({ partly }) => partly);
  return (
    isWithin(row.ports, whole) &&
    isWithin(row.partly, known(...sameParts)) &&
    row.undecided.every(({ ports, reason }) => {
      const doubts = same.flatMap(({ undecided }) => undecided);
      const alike = doubts.filter((doubt) => doubt.reason === reason);
      return isWithin(ports, known(...alike.map((doubt) => doubt.ports)));
    })
  );
}

const allOf = (ports: readonly Ports[]): Ports => ports.reduce(union, []);
const isWithin = (ports: Ports, known: Ports): boolean => difference(ports, known).length === 0;
