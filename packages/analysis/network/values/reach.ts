import type { Answer } from "./answer";

/** What is open between two parties. */
export interface Reach {
  /** From every place of the one to every place of the other. */
  readonly every: Answer;
  /** From some place of the one to some place of the other. */
  readonly some: Answer;
}
