import type { StackStatus } from "../stack-status";
import type { ReachableRow } from "#analysis";
import type { GuardrailFinding } from "#guardrails";
import type { ServiceEffect } from "../effects/types";
import type {
  AccessDiff,
  GateName,
  ResourceChange,
  RoleMove,
  StateVersion,
  TrafficDiff,
} from "../report";
import type { Leftover, PlannedChange } from "#terraform";

/** What gates look at. */
export interface GateInput {
  readonly environment: string;
  /** Nothing is applied yet, so that there is nothing that access or traffic could be widened to. */
  readonly brandNew: boolean;
  readonly stacks: readonly PlannedStack[];
  readonly access: readonly AccessDiff[];
  readonly roleMoves: readonly RoleMove[];
  readonly traffic: TrafficDiff & { readonly before: readonly ReachableRow[] };
  /** What becomes of each service and scheduled task. */
  readonly services: readonly ServiceEffect[];
  /** Those that only the plan shows. */
  readonly findings: readonly GuardrailFinding[];
}

export interface PlannedStack {
  readonly id: string;
  readonly status: StackStatus;
  readonly changes: readonly ResourceChange[];
  /** The same as Terraform tells it, secrets and all. A gate's message holds no value of it. */
  readonly planned: readonly PlannedChange[];
  /** The state that the plan was made from; null where there was none, nothing where nobody looked. */
  readonly state: StateVersion | null | undefined;
  /** The state as it is now. */
  readonly currentState: StateVersion | null | undefined;
  /** It is deployed, and in the code no more. */
  readonly leftover: Leftover | undefined;
}

/** Reason why a gate blocks. */
export interface BlockReason {
  readonly gate: GateName;
  readonly stack: string;
  readonly address: string;
  /** In words that follow the address. */
  readonly why: string;
  /** What is meant, statement by statement. @default `why` says all of it */
  readonly details?: readonly string[];
}

export type GateCheck = (input: GateInput) => readonly BlockReason[];
