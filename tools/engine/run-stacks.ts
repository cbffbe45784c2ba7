import { Interrupted } from "../process/errors";
import { runInOrder, type Task } from "./run-in-order";
import { StackFailure } from "./stack-failure";

/** What has become of stacks. */
export interface StacksResult<Outcome> {
  /** In the order in which they ended. */
  readonly done: readonly { readonly id: string; readonly outcome: Outcome }[];
  /** In the order in which they failed; several can, since those that are running come to their end. */
  readonly failures: readonly { readonly id: string; readonly error: StackFailure | Interrupted }[];
  /** What was not begun because of a failure. */
  readonly notBegun: readonly string[];
}

export interface RunStacksOptions<Outcome> {
  /** How many stacks at a time, where none needs the other. */
  readonly parallelism: number;
  readonly onDone: (id: string, outcome: Outcome) => void;
  readonly onFailed: (id: string) => void;
}

/**
 * Does the same with each stack, after those that it depends on. After the first failure none is begun;
 * those that are running come to their end.
 * @throws what is no failure of a stack
 */
export async function runStacks<T extends Task, Outcome>(
  stacks: readonly T[],
  { parallelism, onDone, onFailed }: RunStacksOptions<Outcome>,
  work: (stack: T) => Promise<Outcome>,
): Promise<StacksResult<Outcome>> {
  const done: { id: string; outcome: Outcome }[] = [];
  const failures: { id: string; error: StackFailure | Interrupted }[] = [];
  const begun = new Set<string>();
  const workOn = async (stack: T) => {
    const { id } = stack;
    begun.add(id);
    try {
      const outcome = await work(stack);
      done.push({ id, outcome });
      onDone(id, outcome);
    } catch (error) {
      onFailed(id);
      if (isFailure(error)) failures.push({ id, error });
      throw error;
    }
  };
  try {
    await runInOrder(stacks, parallelism, workOn);
  } catch (error) {
    if (!isFailure(error)) throw error;
  }
  const notBegun = stacks.map(({ id }) => id).filter((id) => !begun.has(id));
  return { done, failures, notBegun };
}

const isFailure = (error: unknown): error is StackFailure | Interrupted =>
  error instanceof StackFailure || error instanceof Interrupted;
