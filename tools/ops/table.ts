import { stripVTControlCharacters } from "node:util";

/** Columns as wide as they need to be. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widthOf = (text: string) => stripVTControlCharacters(text).length;
  const widths = head.map((_, at) => Math.max(...all.map((row) => widthOf(row[at] ?? ""))));
  return all
    .map((row) =>
      row
        .map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - widthOf(cell)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
