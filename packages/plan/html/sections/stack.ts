import { counted } from "../../words";
import type { PlanReport, ResourceChange, StackReport } from "../../report";
import { changeAnchor, stackAnchor } from "../anchor";
import { changeRow, kindOf, openIf } from "../change/change";
import { outputRow } from "../change/output";
import type { Links } from "../links";
import { type Markup, markup, when } from "../markup";
import { stackFacts, stackHead } from "./stack-head";

interface StackOptions {
  readonly report: PlanReport["kind"];
  readonly links: Links;
  /** Whether what changes in place, or is replaced, can be read without a click. */
  readonly areEditsOpen: boolean;
}

/** What is folded up in a plan, because nobody has to read it. */
const FOLDS = { tags: "with new tags only", read: "only read" } as const;

export const isEdit = ({ action, tagsOnly }: ResourceChange): boolean =>
  (action === "update" && !tagsOnly) || action === "replace";

/** One stack with all that changes. */
export function stackDetails(stack: StackReport, options: StackOptions): Markup {
  const { id, outputs, inputsChange } = stack;
  const { report, links, areEditsOpen } = options;
  const isOpen = stack.changes.length + outputs.length + inputsChange.length > 0;
  const ids = idsOf(stack);
  const row = (change: ResourceChange) => {
    const anchor = ids.get(change) ?? "";
    return changeRow(change, { id: anchor, report, isOpen: areEditsOpen && isEdit(change) });
  };
  return markup`<details class="stack" id="${stackAnchor(id)}" data-stack="${id}"${openIf(isOpen)}>
<summary>${stackHead(stack, report)}</summary>
${stackFacts(stack, report, links)}${stack.changes.filter((change) => !isFolded(change, report)).map(row)}${folds(
    stack.changes.filter((change) => isFolded(change, report)),
    row,
  )}${when(
    outputs.length > 0,
    () => markup`<h4>Outputs</h4>
<dl class="outputs">${outputs.map(outputRow)}</dl>
`,
  )}</details>
`;
}

const isFolded = (change: ResourceChange, report: PlanReport["kind"]): boolean =>
  report === "plan" && Object.keys(FOLDS).some((kind) => kind === kindOf(change));

function folds(
  changes: readonly ResourceChange[],
  row: (change: ResourceChange) => Markup,
): Markup[] {
  return Object.entries(FOLDS).flatMap(([kind, words]) => {
    const folded = changes.filter((change) => kindOf(change) === kind);
    if (folded.length === 0) return [];
    return [
      markup`<details class="fold"><summary>${counted(folded.length, "resource")} ${words}</summary>
${folded.map(row)}</details>
`,
    ];
  });
}

/** What is left over from a failed replacement has the address of what took its place. */
function idsOf({ id, changes }: StackReport): ReadonlyMap<ResourceChange, string> {
  const used = new Map<string, number>();
  const ordered = changes.toSorted(
    (a, b) => Number(a.deposed ?? false) - Number(b.deposed ?? false),
  );
  return new Map(
    ordered.map((change) => {
      const anchor = changeAnchor(id, change.address);
      const count = (used.get(anchor) ?? 0) + 1;
      used.set(anchor, count);
      return [change, count === 1 ? anchor : `${anchor}_n${String(count)}`];
    }),
  );
}
