import { setTimeout as sleep } from "node:timers/promises";
import {
  DescribeTasksCommand,
  type ECSClient,
  type NetworkConfiguration,
  RunTaskCommand,
  StopTaskCommand,
  type Task,
} from "@aws-sdk/client-ecs";
import { GetScheduleCommand } from "@aws-sdk/client-scheduler";
import type { Environment } from "../../config/schema/environment";
import { makeNames } from "../../lib/names";
import { schedulerClient } from "../aws/clients";
import { gather, type DiagnosisClients } from "../diagnosis/gather";
import { reportTrouble } from "../diagnosis/report";
import { followLog } from "../release/follow-log";
import { Interrupted, ToolError } from "../process/errors";
import { checkInterruption, interruptible } from "../process/interruption";
import { placeOf, withDiagnosisClients } from "../services/place";
import { type Call, type Command, oneService } from "./command";
import { runningService } from "./running-service";

const LOOK_MS = 2000;
/** What a shell says of a command that could not be started. */
const NOT_STARTED = 125;

/** `run`: a task of its own. */
export const RUN: Command = {
  name: "run",
  takes: "<environment> <service> [-- <command> ...]",
  does: "a task of its own with a service's image, roles and network: prints its log and ends with its exit code",
  services: "one",
  withCommand: true,
  run: (call) => interruptible(() => runOne(call)),
};

interface Runnable {
  readonly taskDefinition: string | undefined;
  readonly networkConfiguration: NetworkConfiguration | undefined;
}

async function runOne(call: Call): Promise<number> {
  const { environment, command } = call;
  const { service } = oneService(call);
  const { cluster, logGroup, name } = placeOf(environment, service);
  return withDiagnosisClients(environment, async (clients) => {
    const { ecs } = clients;
    const request = new RunTaskCommand({
      ...(await runnable(ecs, environment, service)),
      cluster,
      launchType: "FARGATE",
      count: 1,
      startedBy: "ops",
      propagateTags: "TASK_DEFINITION",
      enableECSManagedTags: true,
      overrides: {
        containerOverrides: command.length > 0 ? [{ name: service, command: [...command] }] : [],
      },
    });
    const { tasks: [task] = [], failures: [failure] = [] } = await ecs.send(request);
    const arn = task?.taskArn;
    if (arn === undefined)
      throw new ToolError(`${name}: ECS does not start a task: ${failure?.reason ?? "no reason"}.`);
    const id = arn.split("/").at(-1) ?? "";
    console.log(`${name}: task ${id} starts.`);
    const logStreamName = `${service}/${service}/${id}`;
    const readLog = followLog(clients.logs, { logGroupName: logGroup, logStreamName });
    const ended = await waitForEnd(ecs, cluster, arn, readLog);
    return exitCodeOf(ended, { clients, environment, service });
  });
}

/** What a service, or the clock, starts tasks with. */
async function runnable(
  ecs: ECSClient,
  environment: Environment,
  service: string,
): Promise<Runnable> {
  if (environment.services[service]?.kind !== "scheduled") {
    const { taskDefinition, networkConfiguration } = await runningService(
      ecs,
      environment,
      service,
    );
    return { taskDefinition, networkConfiguration };
  }
  const names = makeNames(environment);
  const client = schedulerClient(environment);
  try {
    const request = { GroupName: names.scheduleGroup, Name: names.service(service) };
    const { Target } = await client.send(new GetScheduleCommand(request));
    const { TaskDefinitionArn, NetworkConfiguration } = Target?.EcsParameters ?? {};
    const { Subnets: subnets, SecurityGroups: securityGroups } =
      NetworkConfiguration?.awsvpcConfiguration ?? {};
    const awsvpcConfiguration = {
      subnets: subnets ?? [],
      ...(securityGroups && { securityGroups }),
    };
    return { taskDefinition: TaskDefinitionArn, networkConfiguration: { awsvpcConfiguration } };
  } finally {
    client.destroy();
  }
}

async function waitForEnd(
  ecs: ECSClient,
  cluster: string,
  arn: string,
  readLog: () => Promise<readonly string[]>,
): Promise<Task> {
  let said = "";
  for (;;) {
    try {
      checkInterruption();
    } catch (error) {
      await ecs.send(new StopTaskCommand({ cluster, task: arn, reason: "Interrupted" }));
      if (error instanceof Interrupted) console.log("The task is stopped.");
      throw error;
    }
    const { tasks: [task] = [] } = await ecs.send(
      new DescribeTasksCommand({ cluster, tasks: [arn] }),
    );
    for (const line of await readLog()) console.log(line);
    const state = task?.lastStatus ?? "";
    if (task && state === "STOPPED") return task;
    if (state !== said) console.log(state.toLowerCase());
    said = state;
    await sleep(LOOK_MS);
  }
}

interface Ran {
  readonly clients: DiagnosisClients;
  readonly environment: Environment;
  readonly service: string;
}

async function exitCodeOf(task: Task, { clients, environment, service }: Ran): Promise<number> {
  const code = task.containers?.find(({ name }) => name === service)?.exitCode;
  const place = placeOf(environment, service);
  if (code === 0) return 0;
  if (code !== undefined) {
    console.log(`${place.name}: ended with ${code}.`);
    return code;
  }
  const evidence = await gather(clients, place, { task: task.taskArn });
  const asked = { environment: environment.name, service };
  for (const line of reportTrouble({ ...evidence, events: [], targets: [] }, asked))
    console.log(`${place.name}: ${line}`);
  return NOT_STARTED;
}
