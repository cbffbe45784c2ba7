import { type Answer, open, SHUT } from "../values/answer";
import { ALL_PORTS } from "#aws";

/** One thing that traffic must pass: a rule, a route, a network ACL. */
export interface Check {
  /** What passes for certain. */
  readonly every: Answer;
  /** What passes at best: some ports of the answers, some of the addresses. */
  readonly some: Answer;
  /** What lets a port through, or stops it; of all ports where none is given. */
  readonly explain: (port: number | undefined) => string;
}

export function check(answer: Answer, explain: Check["explain"]): Check {
  return { every: answer, some: answer, explain };
}

/** It lets every port through. */
export function passes(text: () => string): Check {
  return check(open(ALL_PORTS), text);
}

/** It lets no port through. */
export function stops(text: () => string): Check {
  return check(SHUT, text);
}
