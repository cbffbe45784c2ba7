import { StackList } from "./stack-list";

/** The list of these stacks on the standard output. */
export async function liveList(ids: readonly string[]): Promise<StackList> {
  // It is an ES module, and this is none.
  const { createLogUpdate } = await import("log-update");
  return new StackList(ids, {
    terminal: process.stdout,
    redraw: () => createLogUpdate(process.stdout),
  });
}
