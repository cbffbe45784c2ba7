import { signOf, wordOf } from "../../action-words";
import type { OutputChange } from "../../report";
import { type Markup, markup } from "../markup";
import { values } from "./value";

/** An output that changes: others read it. */
export const outputRow = ({ name, action, ...change }: OutputChange): Markup =>
  markup`<div class="output is-${action}" data-kind="output"><dt><span class="mark"><span class="sign" aria-hidden="true">${signOf(action)}</span> ${wordOf(action, "drift")}</span> <code class="name">${name}</code></dt><dd>${values(change)}</dd></div>
`;
