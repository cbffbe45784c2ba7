/** A line of a table of text that came or went, or one of both that says where that is. */
export interface DiffLine {
  readonly kind: "+" | "-" | " ";
  /** With the columns' padding taken out: it changes with rows that have nothing to do with it. */
  readonly text: string;
  /** The line without indentation that it stands under; its own text where it is such a line. */
  readonly section: string;
}

/**
 * The lines that only one of two tables has. Their order means nothing: a row that moved is the same.
 * Rows belong to the line without indentation above them, and a section's name and its first row,
 * which has the columns' names, are told with the rows that differ.
 */
export function lineDiff(before = "", after = ""): DiffLine[] {
  const [old, young] = [linesOf(before), linesOf(after)];
  const common = intersect(old, young);
  const [was, is] = [marked(old, common), marked(young, common)];
  const lines: DiffLine[] = [];
  let next = 0;
  const takeRemoved = () => {
    for (; next < was.length && was[next]?.isCommon === false; next++) {
      lines.push(toLine("-", was[next]));
    }
  };
  for (const line of is) {
    takeRemoved();
    lines.push(toLine(line.isCommon ? " " : "+", line));
    if (line.isCommon) next++;
  }
  takeRemoved();
  const shown = headings(lines);
  return lines.filter((line) => line.kind !== " " || shown.has(line));
}

/** `+ Allow  s3:GetObject  *` */
export const formatLines = (lines: readonly DiffLine[]): string[] =>
  lines.map(({ kind, text }) => `${kind} ${text}`);

/** The cells of a row. */
export const cellsOf = ({ text }: Pick<DiffLine, "text">): string[] => text.trim().split("  ");

interface Line {
  readonly key: string;
  readonly text: string;
  readonly section: string;
}

interface MarkedLine extends Line {
  readonly isCommon: boolean;
}

function linesOf(table: string): Line[] {
  let section = "";
  return table
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const indent = line.startsWith(" ") ? "  " : "";
      const text = `${indent}${line.trim().replaceAll(/ {2,}/g, "  ")}`;
      if (indent === "") section = text;
      return { key: `${section}\n${text}`, text, section };
    });
}

function intersect(a: readonly Line[], b: readonly Line[]): ReadonlyMap<string, number> {
  const count = (lines: readonly Line[]) => {
    const counts = new Map<string, number>();
    for (const { key } of lines) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  };
  const other = count(b);
  return new Map([...count(a)].map(([key, n]) => [key, Math.min(n, other.get(key) ?? 0)]));
}

function marked(lines: readonly Line[], common: ReadonlyMap<string, number>): MarkedLine[] {
  const left = new Map(common);
  return lines.map((line) => {
    const count = left.get(line.key) ?? 0;
    left.set(line.key, count - 1);
    return { ...line, isCommon: count > 0 };
  });
}

const toLine = (kind: DiffLine["kind"], line: MarkedLine | undefined): DiffLine => ({
  kind,
  text: line?.text ?? "",
  section: line?.section ?? "",
});

/** Lines of both that say where a changed row stands: its section's name and its columns. */
function headings(lines: readonly DiffLine[]): ReadonlySet<DiffLine> {
  const sections = new Map<string, { shown: DiffLine[]; isChanged: boolean }>();
  for (const line of lines) {
    const found = sections.get(line.section) ?? { shown: [], isChanged: false };
    sections.set(line.section, found);
    if (found.shown.length < 2) found.shown.push(line);
    found.isChanged ||= line.kind !== " " && line.text !== line.section;
  }
  return new Set([...sections.values()].flatMap((one) => (one.isChanged ? one.shown : [])));
}
