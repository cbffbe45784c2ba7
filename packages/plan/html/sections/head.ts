import { type Markup, markup, when } from "../markup";
import type { Counts, PlanReport } from "../../report";
import { verdictOf } from "../../verdict";
import { type Kind, KINDS, signOf, wordOf } from "../../action-words";

/** Which plan it is, and what it comes to. */
export function head(report: PlanReport): Markup {
  const { kind, environment, account, region, commit, createdAt, summary, brandNew } = report;
  const { tone, title, text } = verdictOf(report);
  return markup`<header class="top">
<div class="title"><h1>${titleOf(report)}</h1><div class="controls" hidden>
<button type="button" data-theme-switch>Dark</button>
<button type="button" data-keys aria-haspopup="dialog">Keys <kbd>?</kbd></button>
</div></div>
<p class="verdict is-${tone}"><strong>${title}</strong> ${text}</p>
<ul class="counts" aria-label="Resources">${KINDS.map((of) => count(of, summary, kind))}${when(
    summary.unchanged > 0,
    () => markup`<li class="is-quiet"><b>${summary.unchanged}</b> unchanged</li>`,
  )}</ul>
<dl class="about">
<div><dt>environment</dt><dd>${environment}${when(brandNew, () => markup` <em>brand-new</em>`)}</dd></div>
<div><dt>account</dt><dd><code>${account}</code></dd></div>
<div><dt>region</dt><dd><code>${region}</code></dd></div>
<div><dt>commit</dt><dd><code>${commit}</code></dd></div>
<div><dt>made</dt><dd><time datetime="${createdAt}">${timeOf(createdAt)}</time></dd></div>
</dl>
</header>
`;
}

export const titleOf = ({ kind, environment }: PlanReport): string =>
  `${kind === "drift" ? "Drift" : "Plan"} of ${environment}`;

export const countOf = (kind: Kind, counts: Counts): number =>
  counts[kind === "tags" ? "tagsOnly" : kind];

const count = (kind: Kind, counts: Counts, report: PlanReport["kind"]): Markup =>
  markup`${when(
    countOf(kind, counts) > 0,
    () =>
      markup`<li class="is-${kind}"><span class="sign" aria-hidden="true">${signOf(kind)}</span> <b>${countOf(kind, counts)}</b> ${wordOf(kind, report)}</li>`,
  )}`;

/** `2026-03-01 10:00 UTC` */
const timeOf = (iso: string): string =>
  iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, "$1 $2 UTC");
