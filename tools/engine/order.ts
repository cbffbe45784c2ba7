import type { Task } from "./run-in-order";

/** Those first that the longest chain of others waits for, so that the whole ends early. */
export function byNeed<T extends Task>(tasks: readonly T[]): T[] {
  const chains = new Map<string, number>();
  const chain = (id: string): number => {
    const known = chains.get(id);
    if (known !== undefined) return known;
    const waiting = tasks.filter(({ dependencies }) => dependencies.includes(id));
    const length = 1 + Math.max(0, ...waiting.map((task) => chain(task.id)));
    chains.set(id, length);
    return length;
  };
  return tasks.toSorted((a, b) => chain(b.id) - chain(a.id));
}

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
