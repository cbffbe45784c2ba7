/** A table in Markdown, its columns padded as the formatter does. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map(escaped));
  const widths = head.map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0), SHORTEST_RULE),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = line(widths.map((width) => "-".repeat(width)));
  const [first = [], ...rest] = cells;
  return [line(first), rule, ...rest.map(line)].join("\n");
}

/** Markdown takes no shorter line under a column's head. */
const SHORTEST_RULE = 3;

/** Characters that Markdown would take for its own, where they are not in code. */
function escaped(text: string): string {
  return text.replaceAll("|", String.raw`\|`).replaceAll(/(?<!`[^`]*)\*/g, String.raw`\*`);
}
