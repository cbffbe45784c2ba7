import { diffSignOf, sentenceOf } from "../action-words";
import type { AttributeChange, ResourceChange } from "../report";
import { value, visible } from "./escape";

/** Attributes of one change that a comment shows. */
const SHOWN_ATTRIBUTES = 30;

/** A change as lines of a diff. Of what comes or goes as a whole only that it does. */
export function changeLines(change: ResourceChange, report: "plan" | "drift" = "plan"): string[] {
  const { address, name, action, movedFrom, importId, deposed, attributes } = change;
  const line = [
    `${diffSignOf(action)} ${visible(address)} ${sentenceOf(action, report)}`,
    ...(name === address ? [] : [`(${visible(name)})`]),
    ...(movedFrom === undefined ? [] : [`from ${visible(movedFrom)}`]),
    ...(importId === undefined ? [] : [`by ${value(importId)}`]),
    ...(deposed ? ["as it was before a replacement that failed"] : []),
  ].join(" ");
  return action === "update" || action === "replace"
    ? [line, ...attributeLines(attributes)]
    : [line];
}

function attributeLines(attributes: readonly AttributeChange[]): string[] {
  const isPlain = ({ unknown, forcesReplacement }: AttributeChange) =>
    !unknown || forcesReplacement;
  const plain = attributes
    .filter(isPlain)
    .toSorted((a, b) => Number(b.forcesReplacement) - Number(a.forcesReplacement));
  const rest = plain.length - SHOWN_ATTRIBUTES;
  const unknown = attributes.filter((attribute) => !isPlain(attribute)).map(({ path }) => path);
  return [
    ...plain.slice(0, SHOWN_ATTRIBUTES).flatMap(linesOf),
    ...(rest > 0 ? [`    ${String(rest)} more attributes`] : []),
    ...(unknown.length > 0 ? [`    known only after the apply: ${listed(unknown)}`] : []),
  ];
}

function linesOf({ path, before, forcesReplacement, ...change }: AttributeChange): string[] {
  const why = forcesReplacement ? " (forces replacement)" : "";
  const will = willBe(change);
  return [
    ...(before === undefined ? [] : [`-   ${visible(path)}: ${value(before)}${why}`]),
    ...(will === undefined ? [] : [`+   ${visible(path)}: ${will}${why}`]),
  ];
}

/** What a value becomes; nothing where it only goes. */
export function willBe({
  after,
  unknown,
}: Pick<AttributeChange, "after" | "unknown">): string | undefined {
  if (after === undefined) return unknown ? "(known only after the apply)" : undefined;
  return unknown ? `${value(after)} (parts are known only after the apply)` : value(after);
}

function listed(paths: readonly string[]): string {
  const rest = paths.length - SHOWN_ATTRIBUTES;
  const shown = paths.slice(0, SHOWN_ATTRIBUTES).map(visible).join(", ");
  return rest > 0 ? `${shown} and ${String(rest)} more` : shown;
}
