import type { AttributeChange, ResourceChange } from "../../report";
import { type Markup, markup, when } from "../markup";
import { values } from "./value";

/** What differs, what forces a replacement first. What only the apply tells is one row of names. */
export function attributeRows({ action, attributes }: ResourceChange): readonly Markup[] {
  // Where something changes in place, that a value is about to change is worth knowing.
  const isTold = ({ unknown, before, after, forcesReplacement }: AttributeChange) =>
    !unknown ||
    forcesReplacement ||
    after !== undefined ||
    (action === "update" && before !== undefined);
  const told = attributes
    .filter(isTold)
    .toSorted((a, b) => Number(b.forcesReplacement) - Number(a.forcesReplacement));
  const later = attributes.filter((attribute) => !isTold(attribute));
  return [
    ...told.map(row),
    ...(later.length === 0
      ? []
      : [
          markup`<div class="later"><dt>known after apply</dt><dd>${later
            .map(({ path }) => path)
            .join(", ")}</dd></div>`,
        ]),
  ];
}

function row({ path, forcesReplacement, ...change }: AttributeChange): Markup {
  const forces = when(forcesReplacement, () => markup` <em class="forces">forces replacement</em>`);
  return markup`<div><dt>${path}${forces}</dt><dd>${values(change)}</dd></div>`;
}
