import { cellsOf } from "../../line-diff";
import { type Markup, markup } from "../markup";

interface Row {
  readonly sign: string;
  readonly text: string;
}

interface Group {
  readonly heading: Row;
  readonly rows: readonly Row[];
}

const SIGNS: Readonly<Record<string, Markup>> = {
  "+": markup`<td class="sign"><span aria-hidden="true">+</span><span class="unseen">new</span></td>`,
  "-": markup`<td class="sign"><span aria-hidden="true">−</span><span class="unseen">gone</span></td>`,
};
const NO_SIGN = markup`<td class="sign"></td>`;

const CLASSES: Readonly<Record<string, string>> = { "+": "is-new", "-": "is-gone" };

/** Changed lines of a table of text, as tables: see `AccessDiff.lines`. */
export function lineTables(lines: readonly string[], name: string): Markup {
  const groups = groupsOf(lines.map((line) => ({ sign: line.slice(0, 1), text: line.slice(2) })));
  return markup`<div class="tables" role="region" aria-label="${name}" tabindex="0">${groups.map(table)}</div>`;
}

/** A line without indentation and those below it. */
function groupsOf(rows: readonly Row[]): Group[] {
  const groups: { heading: Row; rows: Row[] }[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (row.text.startsWith(" ") && last) last.rows.push(row);
    else groups.push({ heading: row, rows: [] });
  }
  return groups;
}

function table({ heading, rows }: Group): Markup {
  const [columns, ...body] = rows;
  const title = markup`<span class="${CLASSES[heading.sign] ?? "is-both"}">${signOf(heading)}${heading.text.replaceAll("  ", " ")}</span>`;
  if (columns === undefined || body.length === 0) {
    return markup`<p class="line">${title}</p>${rows.map(
      (row) =>
        markup`<p class="line ${CLASSES[row.sign] ?? "is-both"}">${signOf(row)}${row.text.trim()}</p>`,
    )}`;
  }
  const names = cellsOf(columns);
  return markup`<table><caption>${title}</caption><thead><tr><td></td>${names.map(
    (column) => markup`<th scope="col">${column}</th>`,
  )}</tr></thead><tbody>${body.map((row) => tableRow(row, names.length))}</tbody></table>`;
}

function tableRow(row: Row, columns: number): Markup {
  const cells = cellsOf(row);
  // What has more cells than there are columns has two spaces in the last one.
  const last = cells.slice(columns - 1).join("  ");
  const shown = [...cells.slice(0, columns - 1), ...(last === "" ? [] : [last])];
  const filled = [...shown, ...Array.from({ length: columns - shown.length }, () => "")];
  return markup`<tr class="${CLASSES[row.sign] ?? "is-both"}">${SIGNS[row.sign] ?? NO_SIGN}${filled.map(
    (cell) => markup`<td>${cell}</td>`,
  )}</tr>`;
}

const signOf = ({ sign }: Row): Markup | undefined =>
  sign === "+" || sign === "-" ? markup`${sign === "+" ? "+" : "−"} ` : undefined;
