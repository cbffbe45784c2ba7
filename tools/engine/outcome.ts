import { Interrupted } from "../process/errors";
import type { StacksResult } from "./run-stacks";

const EXIT_FAILED = 1;

/** Exit code of a run in which stacks failed: the signal's, where one ended it. */
export function failureExitCode(failures: StacksResult<unknown>["failures"]): number {
  const interrupted = failures.map(({ error }) => error).find((e) => e instanceof Interrupted);
  return interrupted?.exitCode ?? EXIT_FAILED;
}

/** `Applied: dev-iam, dev-network`; nothing where there is none. */
export const line = (what: string, ids: readonly string[]): string[] =>
  ids.length === 0 ? [] : [`${what}: ${ids.join(", ")}`];
