import { setTimeout as sleep } from "node:timers/promises";
import type { SynthesizedStack } from "#terraform";
import type { ECSClient } from "@aws-sdk/client-ecs";
import type { Environment } from "../../config/schema/environment";
import { makeNames } from "../../lib/names";
import { ecsClient } from "../aws/clients";
import type { TerraformRun } from "../terraform/run";
import {
  describeService,
  hasFailedForGood,
  rolloutTrouble,
  type ServicePlace,
} from "./rollout-trouble";

const LOOK_MS = 5000;

/**
 * Applies a stack, and tells why where a service of it does not come to run. Terraform is stopped in good
 * order once ECS has given up a first deployment.
 * @param apply runs Terraform, which the signal interrupts
 * @returns what Terraform printed, and below it what ECS says
 */
export async function applyService(
  environment: Environment,
  stack: SynthesizedStack | undefined,
  apply: (signal: AbortSignal) => Promise<TerraformRun>,
): Promise<TerraformRun> {
  const name = stack?.resources.find(({ type }) => type === "aws_ecs_service")?.attributes["name"];
  const stopped = new AbortController();
  if (typeof name !== "string") return apply(stopped.signal);
  const place: ServicePlace = { cluster: makeNames(environment).cluster, name };
  const client = ecsClient(environment);
  const ended = new AbortController();
  const service = await look(client, place);
  const watching = watch(client, place, service?.deployments?.[0]?.id, ended.signal).then(
    (failed) => {
      if (failed) stopped.abort();
    },
  );
  try {
    const run = await apply(stopped.signal);
    if (run.code === 0) return run;
    const trouble = await rolloutTrouble(client, place).catch((error: unknown) => [
      `ECS could not be asked why: ${error instanceof Error ? error.message : String(error)}`,
    ]);
    const head = stopped.signal.aborted
      ? [`Error: No task of ${name} became healthy, and ECS has given its first deployment up.`]
      : [];
    return { ...run, output: [run.output, ...head, ...trouble.map(told(name))].join("\n") };
  } finally {
    ended.abort();
    await watching;
    client.destroy();
  }
}

const told = (name: string) => (line: string) => `${name}: ${line}`;

/** Looks until the first deployment has failed, or nobody needs to know. */
async function watch(
  client: ECSClient,
  place: ServicePlace,
  earlier: string | undefined,
  signal: AbortSignal,
): Promise<boolean> {
  const isOver = () => signal.aborted;
  while (!isOver()) {
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
    if (isOver()) return false;
    const service = await look(client, place);
    if (service && hasFailedForGood(service, earlier)) return true;
  }
  return false;
}

/** Whoever cannot look lets Terraform wait for as long as it does. */
const look = (client: ECSClient, place: ServicePlace) =>
  describeService(client, place).catch(() => undefined);
