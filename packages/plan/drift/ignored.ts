import { isObject, listOf, type SynthesizedResource } from "#terraform";
import type { Ignored } from "./drift";

/** What resources are configured to leave alone. */
export const ignoredIn = (resources: readonly SynthesizedResource[]): Ignored =>
  new Map(
    resources.flatMap(({ address, attributes: { lifecycle } }) => {
      const names = isObject(lifecycle) ? listOf(lifecycle["ignore_changes"]).map(String) : [];
      return names.length === 0 ? [] : [[address, names] as const];
    }),
  );
