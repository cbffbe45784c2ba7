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
