import type { ReachableRow, RoleAccess } from "#analysis";
import type { Leftover, SynthesizedApp } from "#terraform";
import type { GuardrailFinding } from "#guardrails";
import type { Names } from "./changes";
import type { Allow } from "./allow-gates";
import type { Ignored } from "./drift/drift";
import type { OwnedResource } from "./drift/owned";
import type { OutputOfStack, PlanReport, RoleMove, StateVersion } from "./report";

/** What is known of an environment when all its stacks are planned. */
export interface ReportInput {
  /** Of `terraform plan -refresh-only` for drift. @default "plan" */
  readonly kind?: PlanReport["kind"];
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  readonly commit: string;
  readonly createdAt: Date;
  /** In the order in which they are deployed. */
  readonly stacks: readonly StackInput[];
  /**
   * Nothing of the environment is there yet that access could be widened to.
   * @default no stack that is given has a state
   */
  readonly brandNew?: boolean;
  /** Findings that only the plan shows: see `findingsOfPlanOnly`. @default none */
  readonly findings?: readonly GuardrailFinding[];
  /** Every role's access, as it is and as it will be. @default none */
  readonly access?: readonly AccessInput[];
  /** Tasks that get another role. @default none */
  readonly roleMoves?: readonly RoleMoveInput[];
  /** What reaches what. @default nothing */
  readonly traffic?: TrafficInput;
  /** Commands that run with a service's new revision before it takes that, by its stack. @default none */
  readonly releases?: ReadonlyMap<string, readonly string[]>;
  /** For drift: what the states of all stacks manage, planned or not. @default nothing */
  readonly owned?: readonly OwnedResource[];
  /** The environment's stacks, references resolved. @default no picture */
  readonly app?: SynthesizedApp;
  /** What allows what gates block. @default nothing */
  readonly allows?: readonly Allow[];
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
  /** Digest of its configuration. */
  readonly configurationSha256?: string;
  /** The state that the plan was made from; null where there is none. @default not looked at */
  readonly state?: StateVersion | null;
  /** The state when all plans were made. @default not looked at */
  readonly currentState?: StateVersion | null;
  /** Paths of its constructs. @default addresses stand for them */
  readonly names?: Names;
  /** Attributes that its configuration leaves alone, by address. @default none */
  readonly ignored?: Ignored;
  /** It is deployed, and in the code no more. @default it is in the code */
  readonly leftover?: Leftover;
  /** What it reads of other stacks. @default nothing */
  readonly reads?: readonly OutputOfStack[];
}

export interface AccessInput {
  /** The stack that has the role. */
  readonly stack: string;
  /** The role's address. */
  readonly address: string;
  /** @default there is no such role yet */
  readonly before?: RoleAccess;
  /** @default there is no such role any more */
  readonly after?: RoleAccess;
}

export interface RoleMoveInput extends Omit<RoleMove, "before" | "after" | "rows"> {
  /** @default the tasks are new, or nobody knows what their role may do */
  readonly before?: RoleAccess;
  readonly after: RoleAccess;
}

export interface TrafficInput {
  readonly before: readonly ReachableRow[];
  readonly after: readonly ReachableRow[];
  /** Why one side is not known. */
  readonly problems: readonly string[];
}
