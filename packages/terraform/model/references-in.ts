import { type Reference, replaceReferences, splitTemplate } from "./reference";

/** Every reference in the texts of a value, however deep. */
export function referencesIn(value: unknown): readonly Reference[] {
  if (typeof value === "object" && value !== null)
    return Object.values(value).flatMap(referencesIn);
  if (typeof value !== "string" || !value.includes("${")) return [];
  const found: Reference[] = [];
  for (const part of splitTemplate(value)) {
    if (!("expression" in part)) continue;
    replaceReferences(part.expression, (reference, text) => {
      found.push(reference);
      return text;
    });
  }
  return found;
}
