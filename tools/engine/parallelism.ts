import os from "node:os";
import { ToolError } from "../process/errors";

/** Terraform waits for AWS half of the time that it applies, also where there are few processors. */
const LEAST = 4;

/** Stacks at a time that are planned and applied: as many as there are processors, at least four. */
export const defaultParallelism = (): number => Math.max(LEAST, os.availableParallelism());

/** @throws ToolError when it is no whole number from 1 */
export function parseParallelism(text: string): number {
  const parallelism = Number(text);
  if (Number.isInteger(parallelism) && parallelism >= 1) return parallelism;
  throw new ToolError(`--parallelism ${text}: use a whole number, 1 or more.`);
}
