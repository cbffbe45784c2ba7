/** A piece of work, and what must be done before it. */
export interface Task {
  readonly id: string;
  readonly dependencies: readonly string[];
}

/**
 * Does each task after those that it depends on, and no more than so many at a time. A dependency
 * that is not among the tasks is taken as done. Where one fails, none is begun any more, and those
 * that are running end.
 *
 * @throws what the first task that failed threw
 */
export async function runInOrder<T extends Task>(
  tasks: readonly T[],
  limit: number,
  work: (task: T) => Promise<void>,
): Promise<void> {
  const waiting = new Map(tasks.map((task) => [task.id, task]));
  const running = new Map<string, Promise<void>>();
  const isDone = (id: string) => !waiting.has(id) && !running.has(id);
  const failures: unknown[] = [];

  while ((waiting.size > 0 && failures.length === 0) || running.size > 0) {
    for (const task of failures.length === 0 ? [...waiting.values()] : []) {
      if (running.size >= limit) break;
      if (!task.dependencies.every(isDone)) continue;
      waiting.delete(task.id);
      const done = work(task)
        .catch((error: unknown) => {
          failures.push(error);
        })
        .finally(() => {
          running.delete(task.id);
        });
      running.set(task.id, done);
    }
    if (running.size === 0) {
      throw new Error(`tasks wait for each other: ${[...waiting.keys()].join(", ")}`);
    }
    await Promise.race(running.values());
  }
  if (failures.length > 0) throw failures[0];
}
