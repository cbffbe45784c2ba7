import { SENSITIVE } from "../attributes/side";

/** Longer values are for plan.html; a comment shows their beginning. */
const LONGEST_VALUE = 200;

/** Text that comes from elsewhere, as text: no markup, no mention, no reference to an issue. */
export function text(foreign: string): string {
  return visible(foreign).replaceAll(MEANINGFUL, (found) =>
    // A mention or a reference is one however its sign is written: it must not stand before a word.
    BREAKABLE.has(found) ? `${found}&#8203;` : entity(found),
  );
}

const MEANINGFUL = /[&<>`*[\]\\~|!{}$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|[@#](?=[\w-])|:(?=\/\/)/g;
const BREAKABLE: ReadonlySet<string> = new Set(["@", "#", ":"]);

/** The same as code, in a paragraph or in a table. */
export function code(foreign: string): string {
  const shown = visible(foreign);
  return /[`|]|^\s*$|^ | $/.test(shown) ? codeInHtml(foreign) : `\`${shown}\``;
}

/** The same as code where Markdown means nothing: in a line that begins with a tag. */
export function codeInHtml(foreign: string): string {
  return `<code>${visible(foreign).replaceAll(/[&<>`*[\]\\~|!{}$_#@]/g, entity)}</code>`;
}

/** A value of an attribute in a line of its own. */
export function value(member: unknown): string {
  if (member === SENSITIVE) return SENSITIVE;
  const whole = visible(JSON.stringify(member));
  const rest = whole.length - LONGEST_VALUE;
  return rest <= 0
    ? whole
    : `${whole.slice(0, LONGEST_VALUE)}... (${String(rest)} more characters)`;
}

/** The marks around a block of code: more of them than stand in a row anywhere in it. */
export function fenceOf(lines: readonly string[]): string {
  const longest = Math.max(
    2,
    ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)),
  );
  return "`".repeat(longest + 1);
}

/** Characters that cannot be seen, or that turn the direction of what follows, as their codes. */
export function visible(foreign: string): string {
  return foreign.replaceAll(
    // eslint-disable-next-line no-control-regex -- they are what is looked for
    /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}

const entity = (character: string): string => `&#${String(character.codePointAt(0))};`;
