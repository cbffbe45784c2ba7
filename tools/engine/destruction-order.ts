import type { Task } from "./run-in-order";

/**
 * Some of the stacks as tasks of their destruction: each after those of them that need it, directly or
 * through others, also through one that is not there.
 */
export function destructionOrder<T extends Task>(all: readonly T[], ids: readonly string[]): T[] {
  const byId = new Map(all.map((task) => [task.id, task]));
  const needs = (id: string): string[] =>
    (byId.get(id)?.dependencies ?? []).flatMap((needed) => [needed, ...needs(needed)]);
  return all
    .filter(({ id }) => ids.includes(id))
    .map((task) => ({
      ...task,
      dependencies: ids.filter((other) => needs(other).includes(task.id)),
    }));
}
