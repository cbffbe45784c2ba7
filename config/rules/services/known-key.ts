import { didYouMean } from "../../did-you-mean";

/** What to do about a key that names nothing of a section. */
export function knownKeyRemedy(key: string, known: readonly string[]): string {
  if (known.length === 0) return "add it there";
  return `use ${known.join(", ")}, or add it there${didYouMean(key, known)}`;
}
