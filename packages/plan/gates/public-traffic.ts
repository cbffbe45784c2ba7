import { ALL_PORTS, difference, type Ports, ports, union } from "#aws";
import type { Closing, GateInput } from "./closing";

const INTERNET = "internet";

/** Something that the internet reaches and did not reach before, whatever lets it through. */
export function publicTraffic({ environment, traffic, brandNew }: GateInput): readonly Closing[] {
  if (brandNew) return [];
  const known = rowsOf(traffic.before ?? "");
  return traffic.lines
    .filter(({ kind }) => kind === "+")
    .flatMap(({ text }) => rowsOf(text))
    .filter((row) => row.from === INTERNET && !isKnown(row, known))
    .map((row) => ({
      gate: "public-ingress",
      stack: environment,
      address: `${INTERNET}->${row.to}`,
      why: `is reachable from the internet: ${row.protocols.join(", ")} ${row.ports.join("; ")}`,
    }));
}

interface Row {
  readonly from: string;
  readonly to: string;
  readonly protocols: readonly string[];
  /** What the column of ports says, part by part: `80, 443`, `22 (from 203.0.113.0/24)`. */
  readonly ports: readonly string[];
}

function rowsOf(table: string): Row[] {
  return table.split("\n").flatMap((line) => {
    const [from, to, protocols, said] = line.trim().split(/ {2,}/);
    if (from === undefined || to === undefined || protocols === undefined || said === undefined) {
      return [];
    }
    return [{ from, to, protocols: protocols.split(", "), ports: said.split("; ") }];
  });
}

/** Whether rows of before say as much: the same between the two, or more ports. */
function isKnown(row: Row, known: readonly Row[]): boolean {
  return row.protocols.every((protocol) => {
    const rows = known.filter(
      ({ from, to, protocols }) =>
        from === row.from && to === row.to && protocols.includes(protocol),
    );
    const before = rows.flatMap((one) => one.ports);
    const open = before.map(wholePorts).reduce(union, []);
    return row.ports.every(
      (said) => before.includes(said) || isWithin(/^[^(]*/.exec(said)?.[0] ?? "", open),
    );
  });
}

function isWithin(said: string, open: Ports): boolean {
  const asked = wholePorts(said.trim());
  return asked.length > 0 && difference(asked, open).length === 0;
}

/** The ports of `80, 1024-3388` or `any port`; none of a text that says more than that. */
function wholePorts(said: string): Ports {
  if (said === "any port") return ALL_PORTS;
  if (!/^\d+(-\d+)?(, \d+(-\d+)?)*$/.test(said)) return [];
  return said
    .split(", ")
    .map((range) => {
      const [first = 0, last = first] = range.split("-").map(Number);
      return ports(first, last);
    })
    .reduce(union, []);
}
