import {
  DescribeScalingActivitiesCommand,
  paginateDescribeScalableTargets,
} from "@aws-sdk/client-application-auto-scaling";
import { paginateDescribeAlarms } from "@aws-sdk/client-cloudwatch";
import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  type ECSClient,
  paginateListTasks,
  type Service,
  type Task,
} from "@aws-sdk/client-ecs";
import { DescribeTargetHealthCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { GetScheduleCommand, ResourceNotFoundException } from "@aws-sdk/client-scheduler";
import type { Environment } from "../../../config/schema/environment";
import { makeNames } from "../../../lib/names";
import {
  alarmClient,
  ecsClient,
  loadBalancingClient,
  scalingClient,
  schedulerClient,
} from "../../aws/clients";
import { nextRun } from "./next-run";
import { type Health, type Row, rowOf } from "./row";

/** As many as one request takes: services, tasks, resource ids of Application Auto Scaling. */
const [MOST_SERVICES, MOST_TASKS, MOST_TARGETS] = [10, 100, 50];
/** Load balancers tell of one target group a request; of more services, those that are not steady come first. */
const MOST_HEALTHS = 10;
const MOST_SCHEDULES = 10;

/** A row for each service. 100 services take fewer than 40 requests. */
export async function look(
  environment: Environment,
  wanted: readonly string[],
): Promise<readonly Row[]> {
  const names = makeNames(environment);
  const services = wanted.map((name) => ({ name, full: names.service(name) }));
  const [ecs, elb] = [ecsClient(environment), loadBalancingClient(environment)];
  const [alarms, scaling, scheduler] = [
    alarmClient(environment),
    scalingClient(environment),
    schedulerClient(environment),
  ];
  const isScheduled = (name: string) => environment.services[name]?.kind === "scheduled";
  try {
    const running = services.filter(({ name }) => !isScheduled(name)).map(({ full }) => full);
    const [described, tasks, ringing, targets, activities] = await Promise.all([
      describeServices(ecs, names.cluster, running),
      allTasks(ecs, names.cluster),
      ringingAlarms(alarms, names.service("")),
      scalableTargets(
        scaling,
        running.map((full) => `service/${names.cluster}/${full}`),
      ),
      scaling.send(new DescribeScalingActivitiesCommand({ ServiceNamespace: "ecs" })),
    ]);
    const healths = await healthsOf(elb, described);
    const scheduled = services.filter(({ name }) => isScheduled(name)).slice(0, MOST_SCHEDULES);
    const next = await nextRuns(scheduler, names.scheduleGroup, scheduled);
    return services.flatMap(({ name, full }) => {
      const settings = environment.services[name];
      const resource = `service/${names.cluster}/${full}`;
      return settings
        ? rowOf(name, settings, {
            service: described.find(({ serviceName }) => serviceName === full),
            tasks: tasks.filter(({ taskDefinitionArn }) => familyOf(taskDefinitionArn) === full),
            alarms: ringing.filter((alarm) => alarm.startsWith(`${full}-`)),
            target: targets.find(({ ResourceId }) => ResourceId === resource),
            activity: activities.ScalingActivities?.find(
              ({ ResourceId }) => ResourceId === resource,
            ),
            health: healths.get(full),
            nextRun: next.get(full),
          })
        : [];
    });
  } finally {
    for (const client of [ecs, elb, alarms, scaling, scheduler]) client.destroy();
  }
}

const familyOf = (arn: string | undefined): string | undefined =>
  arn?.split("/").at(-1)?.split(":")[0];

function batches<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}

async function describeServices(
  ecs: ECSClient,
  cluster: string,
  names: readonly string[],
): Promise<readonly Service[]> {
  const answers = await Promise.all(
    batches(names, MOST_SERVICES).map((services) =>
      ecs.send(new DescribeServicesCommand({ cluster, services })),
    ),
  );
  return answers
    .flatMap(({ services = [] }) => services)
    .filter(({ status }) => status === "ACTIVE");
}

/** Tasks of the cluster, those that stopped lately included, the newest first. */
async function allTasks(ecs: ECSClient, cluster: string): Promise<readonly Task[]> {
  const listed = await Promise.all(
    (["RUNNING", "STOPPED"] as const).map(async (desiredStatus) => {
      const arns: string[] = [];
      for await (const page of paginateListTasks({ client: ecs }, { cluster, desiredStatus }))
        arns.push(...(page.taskArns ?? []));
      return arns;
    }),
  );
  const described = await Promise.all(
    batches(listed.flat(), MOST_TASKS).map((tasks) =>
      ecs.send(new DescribeTasksCommand({ cluster, tasks })),
    ),
  );
  const timeOf = ({ stoppedAt, createdAt }: Task) => (stoppedAt ?? createdAt)?.getTime() ?? 0;
  return described.flatMap(({ tasks = [] }) => tasks).toSorted((a, b) => timeOf(b) - timeOf(a));
}

async function ringingAlarms(
  client: ReturnType<typeof alarmClient>,
  AlarmNamePrefix: string,
): Promise<readonly string[]> {
  const found: string[] = [];
  const request = { AlarmNamePrefix, StateValue: "ALARM" as const };
  for await (const { MetricAlarms = [] } of paginateDescribeAlarms({ client }, request))
    found.push(...MetricAlarms.flatMap(({ AlarmName }) => AlarmName ?? []));
  return found;
}

async function scalableTargets(client: ReturnType<typeof scalingClient>, ids: readonly string[]) {
  const found = await Promise.all(
    batches(ids, MOST_TARGETS).map(async (ResourceIds) => {
      const pages = paginateDescribeScalableTargets(
        { client },
        { ServiceNamespace: "ecs", ResourceIds },
      );
      const targets = [];
      for await (const { ScalableTargets = [] } of pages) targets.push(...ScalableTargets);
      return targets;
    }),
  );
  return found.flat();
}

async function healthsOf(
  client: ReturnType<typeof loadBalancingClient>,
  services: readonly Service[],
): Promise<ReadonlyMap<string, Health>> {
  const isSteady = ({ deployments = [] }: Service) =>
    deployments.length === 1 && deployments[0]?.rolloutState === "COMPLETED";
  const balanced = services
    .filter(({ loadBalancers = [] }) => loadBalancers.length > 0)
    .toSorted((a, b) => Number(isSteady(a)) - Number(isSteady(b)))
    .slice(0, MOST_HEALTHS);
  const healths = await Promise.all(
    balanced.map(async ({ serviceName = "", loadBalancers = [] }) => {
      const TargetGroupArn = loadBalancers[0]?.targetGroupArn;
      const answer = await client.send(new DescribeTargetHealthCommand({ TargetGroupArn }));
      const states = answer.TargetHealthDescriptions?.map((one) => one.TargetHealth?.State) ?? [];
      const healthy = states.filter((state) => state === "healthy").length;
      return [
        serviceName,
        { healthy, all: states.filter((it) => it !== "draining").length },
      ] as const;
    }),
  );
  return new Map(healths);
}

async function nextRuns(
  client: ReturnType<typeof schedulerClient>,
  GroupName: string,
  services: readonly { readonly full: string }[],
): Promise<ReadonlyMap<string, Date | undefined>> {
  const now = new Date();
  const all = await Promise.all(
    services.map(async ({ full: Name }) => {
      try {
        const found = await client.send(new GetScheduleCommand({ GroupName, Name }));
        const schedule = {
          expression: found.ScheduleExpression ?? "",
          timezone: found.ScheduleExpressionTimezone ?? "UTC",
          createdAt: found.CreationDate,
        };
        return [Name, found.State === "ENABLED" ? nextRun(schedule, now) : undefined] as const;
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return [Name, undefined] as const;
        throw error;
      }
    }),
  );
  return new Map(all);
}
