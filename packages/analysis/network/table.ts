import type { ReachableRow } from "./rows";
import { formatPorts } from "#aws";

const HEADINGS = ["from", "to", "protocol", "ports", "through"] as const;

/** The rows as a text with a line for each, in columns. */
export function formatTable(rows: readonly ReachableRow[]): string {
  const lines = [HEADINGS, ...withProtocolsTogether(rows.map(cells))];
  const widths = HEADINGS.map((_, column) =>
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
function withProtocolsTogether(lines: readonly string[][]): string[][] {
  const byRest = new Map<string, string[]>();
  for (const [from = "", to = "", protocol = "", ...rest] of lines) {
    const key = [from, to, ...rest].join("\n");
    const protocols = [...(byRest.get(key)?.slice(2, 3) ?? []), protocol].join(", ");
    byRest.set(key, [from, to, protocols, ...rest]);
  }
  return [...byRest.values()];
}

function cells({
  from,
  to,
  protocol,
  ports,
  partly,
  part = "partly",
  undecided,
  through,
}: ReachableRow): string[] {
  const said = [
    ...(ports.length > 0 ? [formatPorts(ports)] : []),
    ...(partly.length > 0 ? [`${formatPorts(partly)} (${part})`] : []),
    ...undecided.map((doubt) => `${formatPorts(doubt.ports)} undecided: ${doubt.reason}`),
  ];
  return [from, to, protocol, said.join("; "), through.join(", ")];
}
