import type { ChangedTable } from "../../changed-tables";
import { type Markup, markup } from "../markup";

type Row = ChangedTable["rows"][number];

const SIGNS: Readonly<Record<Row["change"], Markup>> = {
  added: markup`<td class="sign"><span aria-hidden="true">+</span><span class="unseen">new</span></td>`,
  removed: markup`<td class="sign"><span aria-hidden="true">−</span><span class="unseen">gone</span></td>`,
};
const CLASSES: Readonly<Record<Row["change"], string>> = { added: "is-new", removed: "is-gone" };

/** Rows that came and went, each under its columns. */
export function changedTables(tables: readonly ChangedTable[], name: string): Markup {
  return markup`<div class="tables" role="region" aria-label="${name}" tabindex="0">${tables.flatMap(
    (one) => (one.columns.length > 0 ? table(one) : lines(one)),
  )}</div>`;
}

const lines = ({ rows }: ChangedTable): Markup[] =>
  rows.map(
    ({ change, row }) =>
      markup`<p class="line ${CLASSES[change]}">${change === "added" ? "+" : "−"} ${row.join(" ")}</p>`,
  );

const table = ({ title, columns, rows }: ChangedTable): Markup =>
  markup`<table><caption>${title}</caption><thead><tr><td></td>${columns.map(
    (column) => markup`<th scope="col">${column}</th>`,
  )}</tr></thead><tbody>${rows.map(
    ({ change, row }) =>
      markup`<tr class="${CLASSES[change]}">${SIGNS[change]}${row.map(
        (cell) => markup`<td>${cell}</td>`,
      )}</tr>`,
  )}</tbody></table>`;
