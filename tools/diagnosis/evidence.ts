import type { Service, Task } from "@aws-sdk/client-ecs";

/** A container of a task that stopped. */
export interface StoppedContainer {
  readonly name: string;
  readonly exitCode: number | undefined;
  /** `OutOfMemoryError: Container killed due to memory usage` */
  readonly reason: string | undefined;
  /** The last lines that it printed. */
  readonly log: readonly string[];
}

/** A task that stopped. */
export interface Stop {
  readonly taskId: string;
  /** Of its task definition: `learner-api:4`. */
  readonly revision: string;
  /** Id of the deployment that started it: `ecs-svc/1`. */
  readonly startedBy: string | undefined;
  readonly at: Date | undefined;
  readonly reason: string;
  readonly containers: readonly StoppedContainer[];
}

/** A target that is not healthy. */
export interface UnhealthyTarget {
  /** `10.0.32.7:8080` */
  readonly target: string;
  /** `unhealthy Target.ResponseCodeMismatch Health checks failed with these codes: [404]` */
  readonly said: string;
}

/** What AWS says of tasks of a service that did not stay; newest first. */
export interface Evidence {
  readonly stops: readonly Stop[];
  readonly events: readonly string[];
  readonly targets: readonly UnhealthyTarget[];
}

/** How a deployment is called by what it deploys: `learner-api:4` of a task definition's ARN. */
export const revisionOf = (arn: string | undefined): string => arn?.split("/").at(-1) ?? "";

/**
 * Whether a task stopped because nobody needed it any more: a deployment took its place, the service was made
 * smaller, or somebody stopped it.
 */
export function isOrdinary({ stopCode, stoppedReason = "" }: Task): boolean {
  if (stopCode === "UserInitiated") return true;
  return /^(Scaling activity|Task stopped by|Service was deleted)/i.test(stoppedReason);
}

/** Whether an event tells of trouble, and not of the usual course. */
export const isTrouble = (message: string): boolean =>
  /unable|fail|unhealthy|impaired|error|rolling back|not (found|available)|rejected/i.test(message);

/** The deployment that is to replace the others, if there is one. */
export const primaryOf = ({ deployments = [] }: Pick<Service, "deployments">) =>
  deployments.find(({ status }) => status === "PRIMARY");
