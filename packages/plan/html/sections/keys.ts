import { markup } from "../markup";

/** What the keyboard does, shown by `?`. */
export const KEYS = markup`<dialog id="keys" aria-labelledby="keys-title">
<h2 id="keys-title">Keys</h2>
<dl>
<div><dt><kbd>/</kbd></dt><dd>filter changes</dd></div>
<div><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next and previous change</dd></div>
<div><dt><kbd>Enter</kbd></dt><dd>open or close it</dd></div>
<div><dt><kbd>Escape</kbd></dt><dd>clear the filter, close this</dd></div>
<div><dt><kbd>?</kbd></dt><dd>this list</dd></div>
</dl>
<form method="dialog"><button>Close</button></form>
</dialog>
`;
