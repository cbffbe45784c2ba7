import type { PlanReport } from "../../report";
import { stackAnchor } from "../anchor";
import { block } from "../change/value";
import { markup } from "../markup";
import type { Section } from "./section";

/** What Terraform colours its messages with, unless it is told not to. */
const COLOUR = new RegExp(`${String.fromCodePoint(27)}\\[[\\d;]*m`, "g");

/** What Terraform said where it failed. */
export function errorSection({ stacks }: PlanReport): Section[] {
  const failed = stacks.flatMap(({ id, error }) => (error === undefined ? [] : [{ id, error }]));
  if (failed.length === 0) return [];
  return [
    {
      id: "errors",
      title: "Errors",
      count: failed.length,
      isGrave: true,
      body: failed.map(
        ({ id, error }) => markup`<article class="card is-error">
<h3><a href="#${stackAnchor(id)}">${id}</a> failed</h3>
${block(
  error
    .replaceAll(COLOUR, "")
    .trimEnd()
    .split(/\r?\n/)
    .map((text) => ({ kind: " ", text })),
)}
</article>
`,
      ),
    },
  ];
}
