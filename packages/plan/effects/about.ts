import { blocksOf, containersOf, numberOf } from "#terraform";
import type { PlannedResource } from "./model/planned-resource";
import type { Running } from "./model/running";

/**
 * How long a task takes to start on Fargate: a network interface, the images, the process. AWS promises
 * nothing; a minute is what images of some hundred megabytes take.
 */
const START_SECONDS = 60;
/** Time between two calls of AWS's API: one that destroys something, and one that makes it again. */
export const CALLS_SECONDS = 10;
/** Time between SIGTERM and SIGKILL where a container names none. Source: ContainerDefinition, stopTimeout. */
const STOP_SECONDS = 30;
/** Source: target group attribute deregistration_delay.timeout_seconds. */
const DEREGISTRATION_SECONDS = 300;
/** Source: CreateTargetGroup, HealthCheckIntervalSeconds and HealthyThresholdCount of HTTP groups. */
const [INTERVAL_SECONDS, HEALTHY_COUNT] = [30, 5];

/** How long a target group goes on with the requests of a task that leaves. */
export const drainSeconds = ({ groups }: Running): number =>
  Math.max(
    0,
    ...groups.map(
      ({ before }) => numberOf(before?.["deregistration_delay"]) ?? DEREGISTRATION_SECONDS,
    ),
  );

/** How long the slowest of a task's containers gets to stop. */
export function stopSeconds({ task }: Running): number {
  const containers = task?.before ? containersOf({ attributes: task.before }) : [];
  return Math.max(
    STOP_SECONDS,
    ...containers.map(({ stopTimeout }) => numberOf(stopTimeout) ?? STOP_SECONDS),
  );
}

/**
 * How long until new tasks answer: they start, and their target groups find them healthy. The grace period
 * is how long whoever runs the service expects that to take, where it is more.
 */
export function startSeconds({ groups, resource }: Running): number {
  const { after, before } = resource;
  const grace = numberOf((after ?? before)?.["health_check_grace_period_seconds"]) ?? 0;
  const healthy = groups.map(healthySeconds);
  return START_SECONDS + Math.max(0, ...healthy, ...(groups.length > 0 ? [grace] : []));
}

/** How long until a target group sends requests to a new target. */
function healthySeconds({ after, before }: PlannedResource): number {
  const [check = {}] = blocksOf(after ?? before ?? {}, "health_check");
  const interval = numberOf(check["interval"]) ?? INTERVAL_SECONDS;
  return interval * (numberOf(check["healthy_threshold"]) ?? HEALTHY_COUNT);
}

/** A roll-out from its begin to the end of the last old task. */
export const rollOutSeconds = (running: Running): number =>
  startSeconds(running) + drainSeconds(running) + stopSeconds(running);

/** `about a minute`, `about 6 minutes`: no more is known. */
export function aboutText(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (seconds < 45) return "less than a minute";
  return minutes <= 1 ? "about a minute" : `about ${String(minutes)} minutes`;
}
