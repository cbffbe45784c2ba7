import { visible } from "../markdown/escape";

/** Text of HTML whose foreign parts are escaped. Only `markup` makes it. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What a template takes: text and numbers are escaped, markup stands as it is, nothing is nothing. */
export type Insert = string | number | Markup | readonly Markup[] | undefined;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Text that comes from elsewhere, in an element or in a quoted attribute. What cannot be seen, or turns
 * the direction of what follows, stands there as its code.
 */
export const escaped = (foreign: string): string =>
  visible(foreign).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");

/** A template that escapes whatever is put into it. */
export function markup(parts: TemplateStringsArray, ...inserts: readonly Insert[]): Markup {
  let text = parts[0] ?? "";
  for (const [index, insert] of inserts.entries()) {
    text += toText(insert) + (parts[index + 1] ?? "");
  }
  return new Markup(text);
}

/** Something only where it holds. */
export const when = (holds: boolean, then: () => Markup): Markup | undefined =>
  holds ? then() : undefined;

/** Parts one after the other, with markup between them. */
export const joined = (parts: readonly Markup[], between: string): Markup =>
  new Markup(parts.map(({ text }) => text).join(between));

function toText(insert: Insert): string {
  if (insert === undefined) return "";
  if (insert instanceof Markup) return insert.text;
  if (typeof insert === "string") return escaped(insert);
  return typeof insert === "number" ? String(insert) : insert.map(({ text }) => text).join("");
}
