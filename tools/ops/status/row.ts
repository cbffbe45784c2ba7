import type { ScalableTarget, ScalingActivity } from "@aws-sdk/client-application-auto-scaling";
import type { Service, Task } from "@aws-sdk/client-ecs";
import type { Service as Settings } from "../../../config/services";
import { isTrouble, primaryOf, revisionOf } from "../../diagnosis/evidence";

/** Targets of the load balancer. */
export interface Health {
  readonly healthy: number;
  readonly all: number;
}

/** How a task that ran by the clock, or by hand, came to its end. */
export interface Run {
  readonly at: string | undefined;
  readonly ended: string;
}

/** A service on one line, and what is told below it. */
export interface Row {
  readonly service: string;
  readonly kind: Settings["kind"];
  /** `none`: it is not there; `steady`, `deploying`, `failed`; `scheduled`: by the clock */
  readonly state: "none" | "steady" | "deploying" | "failed" | "scheduled";
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  /** `learner-api:4` */
  readonly revision: string;
  readonly image: string | undefined;
  /** When that deployment came to this state. */
  readonly since: string | undefined;
  readonly deployment: string | undefined;
  readonly targets: Health | undefined;
  /** Names of the alarms that ring. */
  readonly alarms: readonly string[];
  readonly scaling:
    { readonly min: number; readonly max: number; readonly last: string | undefined } | undefined;
  readonly nextRun: string | undefined;
  readonly lastRuns: readonly Run[];
  readonly events: readonly string[];
}

/** What AWS says, of which a row is made. */
export interface Looked {
  readonly service: Service | undefined;
  /** Its tasks, those that stopped lately included. */
  readonly tasks: readonly Task[];
  readonly alarms: readonly string[];
  readonly target: ScalableTarget | undefined;
  readonly activity: ScalingActivity | undefined;
  readonly health: Health | undefined;
  readonly nextRun: Date | undefined;
}

const TOLD = 3;

export function rowOf(name: string, { kind }: Settings, looked: Looked): Row {
  const { service, tasks, target, activity } = looked;
  const primary = service && primaryOf(service);
  const running = tasks.filter(({ lastStatus }) => lastStatus === "RUNNING");
  const current =
    running.find(({ startedBy }) => startedBy === primary?.id) ?? running[0] ?? tasks[0];
  return {
    service: name,
    kind,
    state: stateOf(kind, service),
    desired: service?.desiredCount ?? 0,
    running: service?.runningCount ?? running.length,
    pending: service?.pendingCount ?? tasks.filter(isPending).length,
    revision: revisionOf(service?.taskDefinition ?? current?.taskDefinitionArn),
    image: current?.containers?.find((one) => one.name === name)?.image,
    since: (primary?.updatedAt ?? primary?.createdAt)?.toISOString(),
    deployment: primary?.rolloutStateReason,
    targets: looked.health,
    alarms: looked.alarms,
    scaling: target && {
      min: target.MinCapacity ?? 0,
      max: target.MaxCapacity ?? 0,
      last: activity && [activity.StartTime?.toISOString(), activity.Description].join(" "),
    },
    nextRun: looked.nextRun?.toISOString(),
    lastRuns: kind === "scheduled" ? tasks.filter(isStopped).slice(0, TOLD).map(runOf) : [],
    events: (service?.events ?? [])
      .slice(0, TOLD)
      .flatMap(({ createdAt, message }) =>
        message === undefined ? [] : `${createdAt?.toISOString() ?? ""} ${message}`,
      ),
  };
}

const isPending = ({ lastStatus }: Task): boolean =>
  lastStatus === "PROVISIONING" || lastStatus === "PENDING";
const isStopped = ({ lastStatus }: Task): boolean => lastStatus === "STOPPED";

function stateOf(kind: Settings["kind"], service: Service | undefined): Row["state"] {
  if (kind === "scheduled") return "scheduled";
  if (!service) return "none";
  const primary = primaryOf(service);
  if (primary?.rolloutState === "FAILED") return "failed";
  return primary?.rolloutState === "COMPLETED" && service.runningCount === service.desiredCount
    ? "steady"
    : "deploying";
}

function runOf({ stoppedAt, containers = [], stoppedReason = "" }: Task): Run {
  const codes = containers.flatMap(({ exitCode }) => exitCode ?? []);
  const isFine = codes.length > 0 && codes.every((code) => code === 0);
  const ended = isFine
    ? "ended with 0"
    : [stoppedReason, ...codes.map((code) => `exit code ${code}`)].join("; ");
  return { at: stoppedAt?.toISOString(), ended };
}

/** Whether somebody should look at it. */
export const isInTrouble = ({ state, desired, running, alarms, targets, events }: Row): boolean =>
  state === "failed" ||
  alarms.length > 0 ||
  (state !== "deploying" && running < desired) ||
  (targets !== undefined && targets.healthy < targets.all) ||
  (state === "deploying" && events.some(isTrouble));
