import { stripVTControlCharacters } from "node:util";
import { type CloudWatchLogsClient, GetLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  type ECSClient,
  ListTasksCommand,
  type Service,
  type Task,
} from "@aws-sdk/client-ecs";
import {
  DescribeTargetHealthCommand,
  type ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  type Evidence,
  isTrouble,
  isOrdinary,
  revisionOf,
  type Stop,
  type StoppedContainer,
  type UnhealthyTarget,
} from "./evidence";

/** A service, by where it runs and what it writes to. */
export interface ServicePlace {
  readonly cluster: string;
  /** In ECS, and its family of task definitions: `learner-api`. */
  readonly name: string;
  readonly logGroup: string;
}

export interface DiagnosisClients {
  readonly ecs: ECSClient;
  readonly logs: CloudWatchLogsClient;
  readonly elb: ElasticLoadBalancingV2Client;
}

export interface GatherOptions {
  /** Only what this deployment's tasks say. @default that of all deployments */
  readonly deployment?: string | undefined;
  /** Only what this task says, by its ARN. @default every one */
  readonly task?: string | undefined;
  /** Only what came after it. @default all that AWS still tells */
  readonly since?: Date | undefined;
}

/** Stopped tasks and events that are told; the newest say enough. */
const TOLD = 3;
const LOG_LINES = 10;
/** As many tasks as one request describes. */
const MOST_TASKS = 100;

export async function describeService(
  ecs: ECSClient,
  { cluster, name }: Pick<ServicePlace, "cluster" | "name">,
): Promise<Service | undefined> {
  const request = new DescribeServicesCommand({ cluster, services: [name] });
  const { services = [] } = await ecs.send(request);
  return services.find(({ status }) => status === "ACTIVE");
}

/** What AWS says of tasks that did not stay. */
export async function gather(
  clients: DiagnosisClients,
  place: ServicePlace,
  { deployment, task: only, since = new Date(0) }: GatherOptions = {},
): Promise<Evidence> {
  const service = await describeService(clients.ecs, place);
  const tasks = (await stoppedTasks(clients.ecs, place)).filter(
    (task) =>
      !isOrdinary(task) &&
      (deployment === undefined || task.startedBy === deployment) &&
      (only === undefined || task.taskArn === only),
  );
  const isLater = (at: Date | undefined) => at === undefined || at >= since;
  const late = tasks
    .filter(({ stoppedAt }) => isLater(stoppedAt))
    .toSorted((a, b) => timeOf(b.stoppedAt) - timeOf(a.stoppedAt));
  const [stops, targets] = await Promise.all([
    Promise.all(distinct(late).map((task) => stopOf(clients.logs, place, task))),
    unhealthyTargets(clients.elb, service),
  ]);
  const events = (service?.events ?? [])
    .filter(({ createdAt }) => isLater(createdAt))
    .flatMap(({ message }) => (message !== undefined && isTrouble(message) ? [message] : []))
    .slice(0, TOLD);
  return { stops, targets, events };
}

const timeOf = (at: Date | undefined): number => at?.getTime() ?? 0;

/** Of tasks that stopped for the same, the newest. */
function distinct(tasks: readonly Task[]): readonly Task[] {
  const keyOf = ({ stoppedReason, containers = [] }: Task) =>
    JSON.stringify([stoppedReason, containers.map(({ reason, exitCode }) => [reason, exitCode])]);
  const keys = tasks.map(keyOf);
  return tasks.filter((_, at) => keys.indexOf(keys[at] ?? "") === at).slice(0, TOLD);
}

async function stoppedTasks(ecs: ECSClient, place: ServicePlace): Promise<readonly Task[]> {
  // By family, since tasks that were started by hand, by the clock or for a release are of no service.
  const request = { cluster: place.cluster, family: place.name, desiredStatus: "STOPPED" } as const;
  const { taskArns = [] } = await ecs.send(
    new ListTasksCommand({ ...request, maxResults: MOST_TASKS }),
  );
  if (taskArns.length === 0) return [];
  const described = new DescribeTasksCommand({ cluster: place.cluster, tasks: taskArns });
  return (await ecs.send(described)).tasks ?? [];
}

async function stopOf(
  logs: CloudWatchLogsClient,
  { logGroup }: ServicePlace,
  task: Task,
): Promise<Stop> {
  const taskId = task.taskArn?.split("/").at(-1) ?? "";
  const containers = await Promise.all(
    (task.containers ?? []).map(
      async ({ name = "", exitCode, reason }): Promise<StoppedContainer> => ({
        ...{ name, exitCode, reason },
        log: await lastLines(logs, logGroup, `${name}/${name}/${taskId}`),
      }),
    ),
  );
  return {
    taskId,
    containers,
    revision: revisionOf(task.taskDefinitionArn),
    startedBy: task.startedBy,
    at: task.stoppedAt,
    reason: task.stoppedReason ?? "stopped, and ECS does not say why",
  };
}

/** Nothing where the container has not printed anything, or its log may not be read: the rest is told. */
async function lastLines(
  logs: CloudWatchLogsClient,
  logGroupName: string,
  logStreamName: string,
): Promise<readonly string[]> {
  const request = { logGroupName, logStreamName, limit: LOG_LINES };
  const answer = await logs.send(new GetLogEventsCommand(request)).catch(() => undefined);
  return (
    answer?.events?.map(({ message = "" }) => stripVTControlCharacters(message).trimEnd()) ?? []
  );
}

async function unhealthyTargets(
  elb: ElasticLoadBalancingV2Client,
  service: Service | undefined,
): Promise<readonly UnhealthyTarget[]> {
  const groups =
    service?.loadBalancers?.flatMap(({ targetGroupArn }) => targetGroupArn ?? []) ?? [];
  const healths = await Promise.all(
    groups.map(async (TargetGroupArn) => {
      const request = new DescribeTargetHealthCommand({ TargetGroupArn });
      // Who may not ask it is told the rest.
      const answer = await elb.send(request).catch(() => undefined);
      return answer?.TargetHealthDescriptions ?? [];
    }),
  );
  return healths.flat().flatMap(({ Target, TargetHealth }) => {
    if (TargetHealth?.State !== "unhealthy") return [];
    const { State, Reason = "", Description = "" } = TargetHealth;
    return [
      {
        target: `${Target?.Id ?? ""}:${Target?.Port ?? ""}`,
        said: [State, Reason, Description].join(" ").trimEnd(),
      },
    ];
  });
}
