import type { StackReport } from "./report";

/** Ids of stacks that are deployed, and in the code no more. */
export const leftoversOf = (stacks: readonly StackReport[]): string[] =>
  stacks.flatMap(({ id, leftover }) => (leftover ? [id] : []));

/** Said of them. */
export const NOT_IN_CODE = "deployed, and not in the code any more";

/** Whether a stack differs from its last apply. Not being in the code is no such difference. */
export const isDrifted = ({ status, leftover, changes }: StackReport): boolean =>
  status === "changed" && (!leftover || changes.length > 0);
