import { setTimeout as sleep } from "node:timers/promises";
import type { Service } from "@aws-sdk/client-ecs";
import { type Diagnosis, diagnose } from "../diagnosis/diagnose";
import { primaryOf } from "../diagnosis/evidence";
import {
  describeService,
  type DiagnosisClients,
  gather,
  type ServicePlace,
} from "../diagnosis/gather";
import { stopDeployment } from "./stop-deployment";

const LOOK_MS = 5000;

export interface WatchOptions {
  /** Id of a deployment that was there before. @default none was */
  readonly earlier?: string | undefined;
  /** Nobody needs to know any more. */
  readonly signal: AbortSignal;
  /** Between two looks. @default 5000 */
  readonly lookMs?: number;
}

/**
 * Watches a service's next deployment while Terraform waits for it. Where its tasks fail for something that will
 * not pass, ECS is told to go back to what ran before, instead of trying three times and more.
 * @returns why waiting is in vain, as soon as it is; nothing where it is not, or ECS goes back by itself
 */
export async function watchDeployment(
  clients: DiagnosisClients,
  place: ServicePlace,
  { earlier, signal, lookMs = LOOK_MS }: WatchOptions,
): Promise<string | undefined> {
  const isOver = () => signal.aborted;
  let isStopped = false;
  while (!isOver()) {
    await sleep(lookMs, undefined, { signal }).catch(() => undefined);
    if (isOver()) return undefined;
    // Whoever cannot look lets Terraform wait for as long as it does.
    const service = await describeService(clients.ecs, place).catch(() => undefined);
    if (!service) continue;
    if (hasFailedForGood(service, earlier))
      return `No task of ${place.name} became healthy, and ECS has given its first deployment up.`;
    const deployment = primaryOf(service);
    if (isStopped || deployment?.rolloutState !== "IN_PROGRESS" || deployment.id === earlier)
      continue;
    const certain = await certainCause(clients, place, deployment.id);
    if (!certain) continue;
    if (service.deployments?.length === 1)
      return `No task of ${place.name} can start: ${certain.cause.what}.`;
    isStopped = true;
    // Where it must not be stopped, ECS goes back once enough tasks have failed.
    await stopDeployment(clients.ecs, place).catch(() => undefined);
  }
  return undefined;
}

/** Why every task of a deployment fails, where the next one would, too. */
async function certainCause(
  clients: DiagnosisClients,
  place: ServicePlace,
  deployment: string | undefined,
): Promise<Diagnosis | undefined> {
  const evidence = await gather(clients, place, { deployment }).catch(() => undefined);
  if (evidence === undefined || evidence.stops.length === 0) return undefined;
  return diagnose({ ...evidence, events: [], targets: [] }).find(
    ({ cause }) => cause.isCertain === true,
  );
}

/**
 * Whether ECS has given up a service's first deployment: the circuit breaker has no earlier one to go
 * back to, leaves it as it is, and Terraform would wait for it until its time is over
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html).
 * @param earlier id of a deployment that is about to be replaced
 */
export function hasFailedForGood(
  { deployments = [], runningCount }: Service,
  earlier?: string,
): boolean {
  const [only, ...more] = deployments;
  return (
    only?.rolloutState === "FAILED" &&
    only.id !== earlier &&
    more.length === 0 &&
    runningCount === 0
  );
}
