import type { PlanReport } from "../../report";
import { type Markup, markup, when } from "../markup";
import { KINDS, signOf, wordOf } from "../../action-words";
import { countOf } from "./head";

/** What filters the changes. The script shows it; without one it would do nothing. */
export function toolbar({ kind: report, stacks, summary }: PlanReport): Markup {
  const kinds = KINDS.filter((kind) => countOf(kind, summary) > 0).map(
    (kind) =>
      markup`<button type="button" class="is-${kind}" data-filter-kind="${kind}" aria-pressed="false"><span class="sign" aria-hidden="true">${signOf(kind)}</span> ${wordOf(kind, report)} ${countOf(kind, summary)}</button>`,
  );
  const outputs = when(
    summary.outputs > 0,
    () =>
      markup`<button type="button" data-filter-kind="output" aria-pressed="false">outputs ${summary.outputs}</button>`,
  );
  return markup`<form class="filter" role="search" aria-label="Filter changes" hidden>
<label class="unseen" for="filter-text">Filter changes by text</label>
<input id="filter-text" type="search" placeholder="Filter: type, name, address, value ( / )" autocomplete="off" spellcheck="false">
<label class="unseen" for="filter-stack">Stack</label>
<select id="filter-stack"><option value="">all stacks</option>${stacks.map(
    ({ id }) => markup`<option>${id}</option>`,
  )}</select>
<div class="kinds" role="group" aria-label="What happens">${kinds}${outputs}</div>
<div class="all"><button type="button" data-all="open">Expand all</button><button type="button" data-all="close">Collapse all</button></div>
<output id="filter-result" for="filter-text filter-stack"></output>
</form>
`;
}
