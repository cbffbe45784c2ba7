import { counted } from "../../words";
import { isClosed } from "../../open-gates";
import type { Gate, PlanReport } from "../../report";
import { type Markup, markup } from "../markup";
import type { Links } from "../links";
import type { Section } from "./section";

/** What closes the plan, what opens it, and who opened what. */
export function gateSection({ gates }: PlanReport, links: Links): Section[] {
  if (gates.length === 0) return [];
  const closed = gates.filter(isClosed).length;
  const said = [
    ...(closed > 0 ? [`${String(closed)} closed`] : []),
    ...(closed < gates.length ? [`${String(gates.length - closed)} opened`] : []),
  ].join(", ");
  return [
    {
      id: "gates",
      title: `Gates: ${said}`,
      isGrave: closed > 0,
      body: markup`<ul class="cards" aria-label="${counted(gates.length, "gate")}">${gates.map((gate) => card(gate, links))}</ul>`,
    },
  ];
}

function card(gate: Gate, links: Links): Markup {
  const { gate: name, stack, why, open, openedBy } = gate;
  const state =
    openedBy === undefined
      ? markup`<div class="open"><span>Open it with</span> <code>${open}</code> <button type="button" data-copy="${open}" hidden>Copy<span class="unseen"> ${open}</span></button></div>`
      : markup`<p class="by">Opened by <b>${openedBy}</b></p>`;
  return markup`<li class="card ${isClosed(gate) ? "is-closed" : "is-opened"}">
<p><strong class="tag">${isClosed(gate) ? "closed" : "opened"}</strong> <b>${name}</b> ${links.stack(stack)}</p>
<p>${links.subject(gate)} ${why}.</p>
${state}</li>
`;
}
