import { type Insert, type Markup, markup } from "../markup";

/** A part of the page that the contents link to. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** How many there are, for the contents. */
  readonly count?: number;
  /** Nobody should miss it. */
  readonly isGrave?: boolean;
  readonly body: Insert;
}

export const sectionMarkup = ({ id, title, body }: Section): Markup =>
  markup`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${title}</h2>
${body}
</section>
`;

/** Links to what there is. */
export const contents = (sections: readonly Section[]): Markup =>
  markup`<nav class="contents" aria-label="Contents"><ul>${sections.map(
    ({ id, title, count, isGrave = false }) =>
      markup`<li><a href="#${id}"${isGrave ? markup` class="is-grave"` : undefined}>${title}${
        count === undefined ? undefined : markup` <span class="count">${count}</span>`
      }</a></li>`,
  )}</ul></nav>
`;
