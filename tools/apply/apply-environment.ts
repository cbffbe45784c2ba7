import type { PlanReport, StackReport } from "../../plan/report";
import { Interrupted } from "../errors";
import { runInOrder } from "../plan/run-in-order";
import { type ApplyContext, applyStack, type StackOutcome } from "./apply-stack";
import { StackFailure } from "./stack-failure";

export interface ApplyResult {
  /** What was done, in this order. */
  readonly done: readonly { readonly id: string; readonly outcome: StackOutcome }[];
  /** The first one, if any. */
  readonly failure?: { readonly id: string; readonly error: unknown };
  /** What was not begun because of it. */
  readonly notBegun: readonly string[];
}

export interface ApplyOptions extends ApplyContext {
  /** How many stacks at a time, where none needs the other. */
  readonly parallelism: number;
  readonly onDone: (id: string, outcome: StackOutcome) => void;
  readonly onFailed: (id: string) => void;
}

/**
 * Applies the saved plans in the order in which stacks are deployed. After the first failure none is
 * begun; those that are running come to their end.
 *
 * @throws what is no failure of a stack
 */
export async function applyEnvironment(options: ApplyOptions): Promise<ApplyResult> {
  const { report, parallelism, onDone, onFailed } = options;
  const stacks = appliableOf(report);
  const done: { id: string; outcome: StackOutcome }[] = [];
  const begun = new Set<string>();
  let failure: ApplyResult["failure"];
  const work = async (stack: StackReport) => {
    const { id } = stack;
    begun.add(id);
    try {
      const outcome = await applyStack(stack, options);
      done.push({ id, outcome });
      onDone(id, outcome);
    } catch (error) {
      failure ??= { id, error };
      onFailed(id);
      throw error;
    }
  };
  try {
    await runInOrder(stacks, parallelism, work);
  } catch (error) {
    if (!(error instanceof StackFailure || error instanceof Interrupted)) throw error;
  }
  const notBegun = stacks.map(({ id }) => id).filter((id) => !begun.has(id));
  return { done, ...(failure && { failure }), notBegun };
}

/** Previews are never applied. */
export const appliableOf = ({ stacks }: PlanReport): readonly StackReport[] =>
  stacks.filter(({ status }) => status === "changed" || status === "unchanged");
