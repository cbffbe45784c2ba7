import type { PlanReport } from "../../report";
import { markup } from "../markup";
import type { Section } from "./section";

/** What the guardrails find in the plan and not in the code. */
export function findingSection({ findings }: PlanReport): Section[] {
  if (findings.length === 0) return [];
  return [
    {
      id: "findings",
      title: "Findings that only the plan shows",
      count: findings.length,
      body: markup`<ul class="cards">${findings.map(
        ({
          rule,
          severity,
          resource,
          about,
          why,
          remedy,
        }) => markup`<li class="card is-${severity}">
<p><strong class="tag">${severity}</strong> <b>${rule}</b>${about === undefined ? "" : ` about ${about}`}</p>
<p><code>${resource}</code> ${why}.</p>
<p><span class="by">Remedy:</span> ${remedy}</p></li>
`,
      )}</ul>`,
    },
  ];
}
