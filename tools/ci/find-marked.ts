import type { Entry } from "./hosts/host";

/** The entry that begins with the marker, the oldest if a race made two. */
export const findMarked = (entries: readonly Entry[], marker: string): Entry | undefined =>
  entries.filter(({ body }) => body.startsWith(marker)).toSorted((a, b) => a.id - b.id)[0];
