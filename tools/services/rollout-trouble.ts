import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  type ECSClient,
  ListTasksCommand,
  type Service,
  type Task,
} from "@aws-sdk/client-ecs";

/** A service, by where it runs. */
export interface ServicePlace {
  readonly cluster: string;
  readonly name: string;
}

/** Reasons that are told; the newest say enough. */
const TOLD = 3;

export async function describeService(
  client: ECSClient,
  { cluster, name }: ServicePlace,
): Promise<Service | undefined> {
  const request = new DescribeServicesCommand({ cluster, services: [name] });
  const { services = [] } = await client.send(request);
  return services.find(({ status }) => status === "ACTIVE");
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

/**
 * Why tasks of a service did not stay, in lines: what its tasks stopped for, and its last events. Nothing
 * of a service that is not there: what failed then came before it.
 */
export async function rolloutTrouble(client: ECSClient, place: ServicePlace): Promise<string[]> {
  const service = await describeService(client, place);
  if (!service) return [];
  const { cluster, name: serviceName } = place;
  const stopped = new ListTasksCommand({ cluster, serviceName, desiredStatus: "STOPPED" });
  const { taskArns = [] } = await client.send(stopped);
  const tasks =
    taskArns.length > 0
      ? ((await client.send(new DescribeTasksCommand({ cluster, tasks: taskArns }))).tasks ?? [])
      : [];
  const events = service.events?.slice(0, TOLD).flatMap(({ message }) => message ?? []) ?? [];
  const stops = [...new Set(tasks.map(stopOf))].slice(0, TOLD);
  return [...stops.map((stop) => `a task stopped: ${stop}`), ...events.map((e) => `event: ${e}`)];
}

function stopOf({ stoppedReason = "for no reason that is told", containers = [] }: Task): string {
  const exits = containers.flatMap(({ name, exitCode, reason }) => {
    const code = exitCode === undefined ? [] : [`exit code ${exitCode}`];
    const why = [...code, ...(reason === undefined ? [] : [reason])];
    return why.length > 0 ? [`${name ?? "a container"}: ${why.join(", ")}`] : [];
  });
  return [stoppedReason, ...exits].join("; ");
}
