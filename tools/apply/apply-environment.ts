import type { PlanReport, StackReport } from "#plan";
import { runStacks, type RunStacksOptions, type StacksResult } from "../engine/run-stacks";
import { type ApplyContext, applyStack, type StackOutcome } from "./apply-stack";

export type ApplyResult = StacksResult<StackOutcome>;

/**
 * Applies the saved plans in the order in which stacks are deployed.
 * @throws what is no failure of a stack
 */
export const applyEnvironment = (
  options: ApplyContext & RunStacksOptions<StackOutcome>,
): Promise<ApplyResult> =>
  runStacks(appliableOf(options.report), options, (stack) => applyStack(stack, options));

/** Previews are never applied. */
export const appliableOf = ({ stacks }: PlanReport): readonly StackReport[] =>
  stacks.filter(({ status }) => status === "changed" || status === "unchanged");
