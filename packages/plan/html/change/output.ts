import type { OutputChange } from "../../report";
import { type Markup, markup } from "../markup";
import { values } from "./value";

const SIGNS = { create: "+", update: "~", delete: "−" } as const;
const WORDS = { create: "new", update: "changed", delete: "gone" } as const;

/** An output that changes: others read it. */
export const outputRow = ({ name, action, ...change }: OutputChange): Markup =>
  markup`<div class="output is-${action}" data-kind="output"><dt><span class="mark"><span class="sign" aria-hidden="true">${SIGNS[action]}</span> ${WORDS[action]}</span> <code class="name">${name}</code></dt><dd>${values(change)}</dd></div>
`;
