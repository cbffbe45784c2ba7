import type { Counts } from "./report";

/** `1 gate`, `2 gates` */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${String(count)} ${count === 1 ? one : many}`;

/** `3 to create, 1 to replace`; nothing where nothing changes. */
export function changesInWords(counts: Counts): string {
  const words: readonly (readonly [number, string])[] = [
    [counts.create, "to create"],
    [counts.update, "to change"],
    [counts.replace, "to replace"],
    [counts.delete, "to destroy"],
    [counts.forget, "to drop from the state"],
    [counts.import, "to import"],
    [counts.move, "to move"],
    [counts.tagsOnly, "with new tags only"],
  ];
  return words
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${String(count)} ${what}`)
    .join(", ");
}

/** `2 changed, 1 gone`: what happened in AWS since the last apply. */
export function differencesInWords(counts: Counts): string {
  const words: readonly (readonly [number, string])[] = [
    [counts.update + counts.tagsOnly, "changed"],
    [counts.delete, "gone"],
    [counts.create + counts.replace, "new"],
  ];
  return words
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${String(count)} ${what}`)
    .join(", ");
}
