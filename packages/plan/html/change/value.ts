import { SENSITIVE } from "../../attributes/side";
import type { AttributeChange } from "../../report";
import { joined, type Markup, markup, when } from "../markup";
import { textDiff, type TextLine } from "./text-diff";

/** Lists and maps that are longer stand in lines, in characters. */
const SHORT_LIST = 60;
/** Texts that are longer are compared as a whole, in characters. */
const LONGEST_LINE = 240;

type Values = Pick<AttributeChange, "before" | "after" | "unknown" | "sensitive">;

const UNKNOWN = markup`<i class="note">(known after apply)</i>`;
const HIDDEN = markup`<i class="note">(sensitive)</i>`;

/** What a value is and what it becomes. */
export function values({ before, after, unknown, sensitive }: Values): Markup {
  if (isOneLine(before) && isOneLine(after)) {
    const [was, is] = marked(before, after);
    return joined(
      [
        ...(before === undefined ? [] : [markup`<del>${was}</del>`]),
        ...(after === undefined ? [] : [markup`<ins>${is}</ins>`]),
        ...(unknown ? [unknownNote(after)] : []),
        ...(sensitive && before === after ? [markup`<i class="note">another one</i>`] : []),
      ],
      " ",
    );
  }
  return markup`${block(textDiff(...linesOfBoth(before, after)))}${when(unknown, () => unknownNote(after))}`;
}

const unknownNote = (after: unknown): Markup =>
  after === undefined
    ? markup`<ins>${UNKNOWN}</ins>`
    : markup`<i class="note">(parts known after apply)</i>`;

/** Lines of a text, marked as new, gone or both. */
export function block(lines: readonly TextLine[]): Markup {
  const rows = lines.map(({ kind, text }) => {
    if (kind === "+") return markup`<ins>${text}</ins>`;
    if (kind === "-") return markup`<del>${text}</del>`;
    return kind === "gap" ? markup`<i class="gap">${text}</i>` : markup`<span>${text}</span>`;
  });
  return markup`<code class="lines">${rows}</code>`;
}

function isOneLine(value: unknown): boolean {
  if (typeof value !== "string") return value === undefined || shown(value).length <= SHORT_LIST;
  return !value.includes("\n") && value.length <= LONGEST_LINE;
}

/** Both texts, with the part by which they differ set off where they have much in common. */
function marked(before: unknown, after: unknown): readonly [Markup, Markup] {
  const plain = [inline(before), inline(after)] as const;
  if (typeof before !== "string" || typeof after !== "string" || before === after) return plain;
  const [was, is] = [Array.from(shown(before)), Array.from(shown(after))];
  const most = Math.min(was.length, is.length);
  let start = 0;
  while (start < most && was[start] === is[start]) start++;
  let end = 0;
  while (end < most - start && was.at(-1 - end) === is.at(-1 - end)) end++;
  if ((start + end) * 2 < Math.max(was.length, is.length)) return plain;
  const around = (text: readonly string[]) => {
    const part = (from: number, to?: number) => text.slice(from, to).join("");
    const until = text.length - end;
    return markup`${part(0, start)}<b>${part(start, until)}</b>${part(until)}`;
  };
  return [around(was), around(is)];
}

const inline = (value: unknown): Markup => (value === SENSITIVE ? HIDDEN : markup`${shown(value)}`);

/** As JSON: a text has quotes, a number has none. */
const shown = (value: unknown): string => (value === undefined ? "" : JSON.stringify(value));

/** Lines of both. A last line break is told only where one of two texts has none. */
function linesOfBoth(...both: readonly [unknown, unknown]): [string[], string[]] {
  const texts = both.map((value) =>
    value === undefined || typeof value === "string" ? value : JSON.stringify(value, undefined, 2),
  );
  const isEnded = texts.every((text) => text?.endsWith("\n") ?? true);
  const [was = [], is = []] = texts.map((text) => {
    const lines = text?.split("\n") ?? [];
    return isEnded ? lines.slice(0, -1) : lines;
  });
  return [was, is];
}
