import type { PlanReport, StackReport } from "../../report";
import type { Links } from "../links";
import { joined, type Markup, markup, when } from "../markup";
import { type Kind, KINDS, signOf, wordOf } from "../../action-words";
import { STATUS_WORDS } from "../words";
import { countOf } from "./head";

/** What stands in a stack's line: its name, what becomes of it, and how much changes. */
export function stackHead(stack: StackReport, report: PlanReport["kind"]): Markup {
  const { id, inputsChange, leftover = false } = stack;
  const mark = (words: string) => () => markup` <span class="status is-changed">${words}</span>`;
  const badges = KINDS.map((kind) => badge(kind, stack, report));
  return markup`<h3>${id}</h3> ${status(stack, report)}${when(leftover, mark("not in the code"))}${when(inputsChange.length > 0, mark("inputs change"))} ${badges}`;
}

/** What stands below it, before its changes. */
export function stackFacts(stack: StackReport, report: PlanReport["kind"], links: Links): Markup {
  const { status, counts, dependencies, error, inputsChange } = stack;
  // Of drift, Terraform names only what differs.
  const isCounted = report === "plan" && status !== "failed" && status !== "skipped";
  const facts = [
    ...(error === undefined ? [] : [markup`<a href="#errors">what Terraform said</a>`]),
    ...(isCounted ? [markup`${counts.unchanged} unchanged`] : []),
    ...(dependencies.length === 0
      ? []
      : [markup`deployed after ${listed(dependencies.map((other) => links.stack(other)))}`]),
  ];
  return markup`${when(facts.length > 0, () => markup`<p class="where">${joined(facts, "; ")}</p>`)}
${when(inputsChange.length > 0, () => inputs(stack, links))}`;
}

function status({ status: of, appliable }: StackReport, report: PlanReport["kind"]): Markup {
  const isWhole = of !== "changed" || appliable;
  const planned = isWhole ? STATUS_WORDS[of] : `${STATUS_WORDS[of]}, not appliable`;
  const word = report === "drift" && of === "changed" ? "drifted" : planned;
  return markup`<span class="status is-${of}">${word}</span>`;
}

function badge(kind: Kind, { counts }: StackReport, report: PlanReport["kind"]): Markup {
  const count = countOf(kind, counts);
  if (count === 0) return markup``;
  const sign = markup`<span class="sign" aria-hidden="true">${signOf(kind)}</span>`;
  return markup`<span class="badge is-${kind}">${sign}${count}<span class="unseen"> ${wordOf(kind, report)}</span></span> `;
}

function inputs({ inputsChange }: StackReport, links: Links): Markup {
  const named = inputsChange.map(
    ({ stack, output }) => markup`${links.stack(stack)}<code>.${output}</code>`,
  );
  const whose = named.length === 1 ? "its plan changes" : "their plans change";
  return markup`<p class="inputs"><b>Inputs change.</b> It reads ${listed(named)}, which ${whose}: this stack is planned again once that is applied.</p>
`;
}

const listed = (parts: readonly Markup[]): Markup => joined(parts, ", ");
