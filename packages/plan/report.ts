import type { Action } from "#terraform";
import type { AccessRow, ReachableRow } from "#analysis";
import type { GuardrailFinding } from "#guardrails";
import type { ServiceEffect } from "./effects/types";
import type { Picture } from "./picture/types";
import type { RowChange } from "./row-diff";
import type { StackStatus } from "./stack-status";

/**
 * What plan.json holds. docs/plan-report.md describes it for those who read it with other tools.
 * A reader of version 2 keeps working until the number changes: fields may be added meanwhile.
 */
export interface PlanReport {
  readonly version: 2;
  /**
   * `plan`: what an apply would change. `drift`: what changed in AWS since the last apply; there, `before`
   * is what the state says and `after` what AWS says, and nothing can be applied.
   */
  readonly kind: "plan" | "drift";
  /** `dev` */
  readonly environment: string;
  /** The account's 12 digits. */
  readonly account: string;
  readonly region: string;
  /** What the plan was made of: the full hash, `-dirty` after it where files differed; or `unknown`. */
  readonly commit: string;
  /** ISO 8601, in UTC. */
  readonly createdAt: string;
  /** No stack but the one of the states themselves has a state yet: everything in the report is new. */
  readonly brandNew: boolean;
  /** In the order in which they are deployed. */
  readonly stacks: readonly StackReport[];
  /** What becomes of each service and scheduled task, the gravest first. None in a report of drift. */
  readonly services: readonly ServiceEffect[];
  /** Findings of the guardrails that only the plan shows, worst first. */
  readonly findings: readonly GuardrailFinding[];
  /** Those that block first. */
  readonly gates: readonly Gate[];
  /** Roles whose table of access changes. */
  readonly access: readonly AccessDiff[];
  /** Tasks that get another role than they had, or that are new. */
  readonly roleMoves: readonly RoleMove[];
  readonly traffic: TrafficDiff;
  /** What plan.html draws. Not there where the configuration was not at hand. */
  readonly picture?: Picture;
  readonly summary: Summary;
}

export interface StackReport {
  /** `dev-network` */
  readonly id: string;
  /** Ids of the stacks that are deployed before it. */
  readonly dependencies: readonly string[];
  readonly status: StackStatus;
  /** It is deployed, and in the code no more: the plan destroys it. Not there for others. */
  readonly leftover?: true;
  /** Whether there is something to apply, and the saved plan may be what does it. */
  readonly appliable: boolean;
  /** What Terraform said. Only where the status is `failed`. */
  readonly error?: string;
  /** Without what stays as it is. */
  readonly changes: readonly ResourceChange[];
  readonly outputs: readonly OutputChange[];
  /** Outputs of stacks before it that it reads and that their plans change. */
  readonly inputsChange: readonly OutputOfStack[];
  readonly counts: Counts;
  /** Name of the saved plan, in the directory of the report. */
  readonly planFile?: string;
  /** Of the saved plan, 64 hexadecimal digits. */
  readonly sha256?: string;
  /** Of the configuration that was planned (`cdk.tf.json`), 64 hexadecimal digits. */
  readonly configurationSha256?: string;
  /** The state that the plan was made from; null where there was none. Not there where nobody looked. */
  readonly state?: StateVersion | null;
}

export interface StateVersion {
  readonly lineage: string;
  readonly serial: number;
}

export interface OutputOfStack {
  readonly stack: string;
  readonly output: string;
}

export interface ResourceChange {
  /** `aws_vpc.vpc_6776A399` */
  readonly address: string;
  /** `aws_vpc` */
  readonly type: string;
  /** The construct's path in its stack: `vpc/vpc`. The address where none is known. */
  readonly name: string;
  readonly action: Action;
  /** An update of nothing but tags. */
  readonly tagsOnly: boolean;
  readonly attributes: readonly AttributeChange[];
  /** The address that it has in the state until now. */
  readonly movedFrom?: string;
  /** What it is imported by. */
  readonly importId?: string;
  /** Why Terraform does it: `replace_because_cannot_update`, `delete_because_no_resource_config`. */
  readonly reason?: string;
  /** What is deleted is left over from a replacement that failed; the resource itself stays. */
  readonly deposed?: true;
}

export interface AttributeChange {
  /** `ingress[0].from_port`; inside a text that is JSON: `policy.Statement["Read"].Action[1]`. */
  readonly path: string;
  /** Not there where nothing was. */
  readonly before?: unknown;
  /** Not there where nothing will be, or where only the apply will tell. */
  readonly after?: unknown;
  /** At least a part of the value is a secret, and a marker stands in its place. */
  readonly sensitive: boolean;
  /** At least a part of the value is known only after the apply. */
  readonly unknown: boolean;
  /** It is why the resource is replaced. */
  readonly forcesReplacement: boolean;
}

export interface OutputChange {
  readonly name: string;
  readonly action: "create" | "update" | "delete";
  readonly before?: unknown;
  readonly after?: unknown;
  readonly sensitive: boolean;
  readonly unknown: boolean;
}

export type GateName =
  | "protected-resource"
  | "stopped-service"
  | "interrupted-service"
  | "widened-access"
  | "public-ingress"
  | "guardrail-finding"
  | "stale-plan"
  | "leftover-stack";

/** Something that nobody applies without having said so. */
export interface Gate {
  readonly gate: GateName;
  /** A stack's id; the environment's name where the gate is about no single stack. */
  readonly stack: string;
  readonly address: string;
  readonly why: string;
  /** What is meant, statement by statement. Not there where `why` says all of it. */
  readonly details?: readonly string[];
  /** The option that allows it: `--allow 'dev-network:aws_subnet.private-a'`. */
  readonly allow: string;
  /** Who allowed it. Not there while it blocks. */
  readonly allowedBy?: string;
}

/** How a role's access changes. */
export interface AccessDiff {
  /** The stack that has the role. */
  readonly stack: string;
  /** The role's address. */
  readonly address: string;
  /** Not there where the role is new. */
  readonly before?: RoleHead;
  /** Not there where the role is gone. */
  readonly after?: RoleHead;
  readonly rows: readonly RowChange<AccessRow>[];
}

/** Tasks that get another role, and what they can do with it that they could not before. */
export interface RoleMove {
  /** Family of their task definition. */
  readonly workload: string;
  /** The stack that has the task definition. */
  readonly stack: string;
  /** The task definition's. */
  readonly address: string;
  /** The role that they get. */
  readonly role: { readonly stack: string; readonly address: string; readonly isNew: boolean };
  /** The role that they had. Not there where they are new, or where nobody knows what it may do. */
  readonly before?: RoleHead;
  readonly after: RoleHead;
  readonly rows: readonly RowChange<AccessRow>[];
}

export interface RoleHead {
  readonly name: string;
  readonly arn: string;
  /** It has a permissions boundary. */
  readonly isBounded: boolean;
}

/** How it changes what reaches what. */
export interface TrafficDiff {
  readonly rows: readonly RowChange<ReachableRow>[];
  /** Why one side is not known: all of the other is new then. */
  readonly problems: readonly string[];
}

/** Changes by what they do. */
export interface Counts {
  readonly create: number;
  /** Without those that are only about tags. */
  readonly update: number;
  readonly tagsOnly: number;
  readonly replace: number;
  readonly delete: number;
  readonly import: number;
  readonly move: number;
  readonly forget: number;
  readonly read: number;
  /** Resources that stay as they are. */
  readonly unchanged: number;
  readonly outputs: number;
}

export interface Summary extends Counts {
  readonly gatesBlocked: number;
  readonly gatesAllowed: number;
  readonly findings: number;
  /** Stacks by their status. */
  readonly stacks: Readonly<Record<StackStatus, number>>;
}
