/** A piece of work, and what must be done before it. */
export interface Task {
  readonly id: string;
  readonly dependencies: readonly string[];
}

/**
 * Does each task after those that it depends on, and no more than so many at a time. A dependency
 * that is not among the tasks is taken as done.
 */
export async function runInOrder<T extends Task>(
  tasks: readonly T[],
  limit: number,
  work: (task: T) => Promise<void>,
): Promise<void> {
  const waiting = new Map(tasks.map((task) => [task.id, task]));
  const running = new Map<string, Promise<void>>();
  const isDone = (id: string) => !waiting.has(id) && !running.has(id);

  while (waiting.size > 0 || running.size > 0) {
    for (const task of [...waiting.values()]) {
      if (running.size >= limit) break;
      if (!task.dependencies.every(isDone)) continue;
      waiting.delete(task.id);
      const done = work(task).finally(() => {
        running.delete(task.id);
      });
      running.set(task.id, done);
    }
    if (running.size === 0) {
      throw new Error(`tasks wait for each other: ${[...waiting.keys()].join(", ")}`);
    }
    await Promise.race(running.values());
  }
}
