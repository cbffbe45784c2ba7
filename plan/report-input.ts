import type { GuardrailFinding } from "../guardrails/guardrail";
import type { Names } from "./changes";
import type { OutputOfStack, StateVersion } from "./report";

/** What is known of an environment when all its stacks are planned. */
export interface ReportInput {
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  readonly commit: string;
  readonly createdAt: Date;
  /** In the order in which they are deployed. */
  readonly stacks: readonly StackInput[];
  /**
   * Not all stacks of the environment are given, so that a missing state does not make it a new one.
   * @default false
   */
  readonly partial?: boolean;
  /** Findings that only the plan shows: see `findingsOfPlanOnly`. @default none */
  readonly findings?: readonly GuardrailFinding[];
  /** Every role's table, as it is and as it will be. @default none */
  readonly access?: readonly RoleTables[];
  /** What reaches what. @default no table */
  readonly traffic?: Tables;
  /** Gates that are opened, `<stack>:<address>` each. @default none */
  readonly allows?: readonly string[];
  /** Who opened them. */
  readonly openedBy: string;
}

export interface StackInput {
  readonly id: string;
  readonly dependencies: readonly string[];
  /** What `terraform show -json <plan file>` prints, parsed. Without it the stack failed or was skipped. */
  readonly plan?: unknown;
  /** The plan was made with placeholders. @default false */
  readonly preview?: boolean;
  /** Why there is no plan. @default the stack was skipped */
  readonly error?: string;
  readonly planFile?: string;
  readonly sha256?: string;
  /** The state that the plan was made from; null where there is none. @default not looked at */
  readonly state?: StateVersion | null;
  /** The state when all plans were made. @default not looked at */
  readonly currentState?: StateVersion | null;
  /** Paths of its constructs. @default addresses stand for them */
  readonly names?: Names;
  /** What it reads of other stacks. @default nothing */
  readonly reads?: readonly OutputOfStack[];
}

/** Two tables of text. Nothing where there was none, or will be none. */
export interface Tables {
  readonly before?: string;
  readonly after?: string;
}

export interface RoleTables extends Tables {
  /** The stack that has the role. */
  readonly stack: string;
  /** The role's address. */
  readonly address: string;
  readonly role: string;
}
