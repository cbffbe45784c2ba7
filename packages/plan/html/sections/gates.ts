import { counted } from "../../words";
import { isBlocked } from "../../allow-gates";
import type { Gate, PlanReport } from "../../report";
import { type Markup, markup, when } from "../markup";
import type { Links } from "../links";
import type { Section } from "./section";

/** What blocks the plan, what allows it, and who allowed what. */
export function gateSection({ gates }: PlanReport, links: Links): Section[] {
  if (gates.length === 0) return [];
  const blocked = gates.filter(isBlocked).length;
  const said = [
    ...(blocked > 0 ? [`${String(blocked)} blocked`] : []),
    ...(blocked < gates.length ? [`${String(gates.length - blocked)} allowed`] : []),
  ].join(", ");
  return [
    {
      id: "gates",
      title: `Gates: ${said}`,
      isGrave: blocked > 0,
      body: markup`<ul class="cards" aria-label="${counted(gates.length, "gate")}">${gates.map((gate) => card(gate, links))}</ul>`,
    },
  ];
}

function card(gate: Gate, links: Links): Markup {
  const { gate: name, stack, why, details = [], allow, allowedBy } = gate;
  const state =
    allowedBy === undefined
      ? markup`<div class="allow"><span>Allow it with</span> <code>${allow}</code> <button type="button" data-copy="${allow}" hidden>Copy<span class="unseen"> ${allow}</span></button></div>`
      : markup`<p class="by">Allowed by <b>${allowedBy}</b></p>`;
  return markup`<li class="card ${isBlocked(gate) ? "is-blocked" : "is-allowed"}">
<p><strong class="tag">${isBlocked(gate) ? "blocked" : "allowed"}</strong> <b>${name}</b> ${links.stack(stack)}</p>
<p>${links.subject(gate)} ${why}.</p>
${when(
  details.length > 0,
  () => markup`<details><summary>${counted(details.length, "statement")}</summary>
<ul>${details.map((detail) => markup`<li><code>${detail}</code></li>`)}</ul></details>
`,
)}${state}</li>
`;
}
