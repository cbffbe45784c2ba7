import { formatPorts } from "#aws";
import type { ReachableRow } from "./rows";

export const TRAFFIC_COLUMNS = ["from", "to", "protocol", "ports", "through"] as const;

/** The rows as a text with a line for each, in columns. */
export function formatTable(rows: readonly ReachableRow[]): string {
  const lines = [TRAFFIC_COLUMNS, ...withProtocolsTogether(rows.map(trafficCells))];
  const widths = TRAFFIC_COLUMNS.map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? "").length)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Lines that differ in their protocol alone become one. */
export function withProtocolsTogether(lines: readonly (readonly string[])[]): readonly string[][] {
  const byRest = new Map<string, string[]>();
  for (const [from = "", to = "", protocol = "", ...rest] of lines) {
    const key = [from, to, ...rest].join("\n");
    const protocols = [...(byRest.get(key)?.slice(2, 3) ?? []), protocol].join(", ");
    byRest.set(key, [from, to, protocols, ...rest]);
  }
  return [...byRest.values()];
}

/** A row's cells, in the order of the columns. */
export const trafficCells = (row: ReachableRow): readonly string[] => [
  row.from,
  row.to,
  row.protocol,
  portsText(row),
  row.through.join(", "),
];

/** `80, 443`, `22 (from 203.0.113.0/24)`, `9000 undecided: a prefix list` */
export function portsText({ ports, partly, part = "partly", undecided }: ReachableRow): string {
  const said = [
    ...(ports.length > 0 ? [formatPorts(ports)] : []),
    ...(partly.length > 0 ? [`${formatPorts(partly)} (${part})`] : []),
    ...undecided.map((doubt) => `${formatPorts(doubt.ports)} undecided: ${doubt.reason}`),
  ];
  return said.join("; ");
}
