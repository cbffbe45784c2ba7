import type { PlanReport, ResourceChange } from "../../report";
import { type Markup, markup, when } from "../markup";
import { type Kind, signOf, wordOf } from "../../action-words";
import { REASONS } from "../words";
import { attributeRows } from "./attributes";

export interface ChangeOptions {
  /** Of the page's element. */
  readonly id: string;
  readonly report: PlanReport["kind"];
  readonly isOpen: boolean;
}

export function kindOf({ action, tagsOnly }: ResourceChange): Kind | undefined {
  if (action === "no-op") return undefined;
  return tagsOnly ? "tags" : action;
}

/** A change: a line, and what differs below it. */
export function changeRow(change: ResourceChange, { id, report, isOpen }: ChangeOptions): Markup {
  const { type, name, address } = change;
  const kind = kindOf(change) ?? "read";
  const forcing = change.attributes.filter(({ forcesReplacement }) => forcesReplacement);
  return markup`<details class="change is-${kind}" id="${id}" data-kind="${kind}"${openIf(isOpen)}>
<summary>${mark(kind, report)} <code class="name">${name}</code>${when(
    name !== address,
    () => markup` <code class="type">${type}</code>`,
  )}${when(
    forcing.length > 0,
    () => markup` <em class="forces">because of ${forcing.map(({ path }) => path).join(", ")}</em>`,
  )}</summary>
<dl class="attributes">${facts(change)}${attributeRows(change)}</dl>
</details>
`;
}

/** A kind as sign and word. */
const mark = (kind: Kind, report: PlanReport["kind"]): Markup =>
  markup`<span class="mark"><span class="sign" aria-hidden="true">${signOf(kind)}</span> ${wordOf(kind, report)}</span>`;

export const openIf = (isOpen: boolean): Markup | undefined => when(isOpen, () => markup` open`);

function facts({ address, movedFrom, importId, reason, deposed }: ResourceChange): Markup[] {
  const fact = (name: string, value: Markup) =>
    markup`<div class="fact"><dt>${name}</dt><dd>${value}</dd></div>`;
  return [
    fact("address", markup`<code>${address}</code>`),
    ...(movedFrom === undefined ? [] : [fact("moved from", markup`<code>${movedFrom}</code>`)]),
    ...(importId === undefined ? [] : [fact("imported by", markup`<code>${importId}</code>`)]),
    ...(reason === undefined ? [] : [fact("reason", markup`${REASONS[reason] ?? reason}`)]),
    ...(deposed
      ? [fact("what", markup`left over from a replacement that failed; the resource itself stays`)]
      : []),
  ];
}
