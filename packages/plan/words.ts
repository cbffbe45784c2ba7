import { infinitiveOf, wordOf } from "./action-words";
import type { Counts } from "./report";

/** `1 gate`, `2 gates` */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${String(count)} ${count === 1 ? one : many}`;

const IN_ORDER = ["create", "update", "replace", "delete", "forget", "import", "move"] as const;

/** `3 to create, 1 to replace`; nothing where nothing changes. */
export const changesInWords = (counts: Counts): string =>
  inWords([
    ...IN_ORDER.map((kind) => [counts[kind], infinitiveOf(kind)] as const),
    [counts.tagsOnly, infinitiveOf("tags")],
  ]);

/** `2 changed, 1 gone`: what happened in AWS since the last apply. */
export const differencesInWords = (counts: Counts): string =>
  inWords([
    [counts.update + counts.tagsOnly, wordOf("update", "drift")],
    [counts.delete, wordOf("delete", "drift")],
    [counts.create + counts.replace, wordOf("create", "drift")],
  ]);

const inWords = (counts: readonly (readonly [number, string])[]): string =>
  counts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${String(count)} ${what}`)
    .join(", ");
