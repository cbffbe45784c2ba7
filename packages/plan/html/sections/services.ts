import { EFFECT_WORDS, effectText, isGrave, isSpoken, reasonText } from "../../effects/words";
import { type Effect, EFFECTS, type ServiceEffect } from "../../effects/types";
import type { PlanReport } from "../../report";
import type { Links } from "../links";
import { joined, type Markup, markup, when } from "../markup";
import type { Section } from "./section";

/** What becomes of what runs. */
export function serviceSection({ services }: PlanReport, links: Links): Section[] {
  if (services.length === 0) return [];
  const untouched = services.filter((service) => !isSpoken(service));
  return [
    {
      id: "services",
      title: `What becomes of what runs: ${countsOf(services)}`,
      isGrave: services.some(isGrave),
      body: markup`<ul class="cards" aria-label="Services and scheduled tasks">${services
        .filter(isSpoken)
        .map((service) => card(service, links))}</ul>
${when(
  untouched.length > 0,
  () =>
    markup`<p class="untouched">Untouched: ${joined(
      untouched.map(({ name }) => markup`<code>${name}</code>`),
      ", ",
    )}</p>
`,
)}`,
    },
  ];
}

/** `1 interrupted, 2 rolled out`, the gravest first. */
const countsOf = (services: readonly ServiceEffect[]): string =>
  EFFECTS.toReversed()
    .map((effect) => ({ effect, count: services.filter((one) => one.effect === effect).length }))
    .filter(({ count }) => count > 0)
    .map(({ effect, count }) => `${String(count)} ${EFFECT_WORDS[effect]}`)
    .join(", ");

/** The colour that stands beside the word. */
const TONES: Readonly<Record<Effect, string>> = {
  untouched: "quiet",
  new: "create",
  "next-run": "update",
  "rolled-out": "update",
  unknown: "preview",
  interrupted: "delete",
  stopped: "delete",
};

function card(service: ServiceEffect, links: Links): Markup {
  const { effect, name, stack, reasons } = service;
  return markup`<li class="card is-${TONES[effect]}">
<p><strong class="tag">${effectText(service)}</strong> <b>${name}</b> ${links.stack(stack)}</p>
<ul class="reasons">${reasons.map(
    (one) => markup`<li>${reasonText(one, service)} ${links.change(one.stack, one.address)}</li>
`,
  )}</ul></li>
`;
}
