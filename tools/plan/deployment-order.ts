import type { Task } from "../engine/run-in-order";

/** Each after those that it depends on; where that leaves a choice, by id. */
export function deploymentOrder<T extends Task>(tasks: readonly T[]): T[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const ordered = new Set<T>();
  const add = (task: T) => {
    for (const id of task.dependencies.toSorted()) {
      const dependency = byId.get(id);
      if (dependency) add(dependency);
    }
    ordered.add(task);
  };
  for (const id of [...byId.keys()].toSorted()) {
    const task = byId.get(id);
    if (task) add(task);
  }
  return [...ordered];
}
