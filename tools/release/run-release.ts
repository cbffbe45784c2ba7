import { setTimeout as sleep } from "node:timers/promises";
import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import {
  DeregisterTaskDefinitionCommand,
  DescribeTasksCommand,
  type ECSClient,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
  type Task,
} from "@aws-sdk/client-ecs";
import { StackFailure } from "../engine/stack-failure";
import { followLog } from "./follow-log";
import type { PlannedRelease } from "./planned-release";
import { type ReleaseDefinition, releaseDefinition, releaseTags } from "./release-definition";

export interface ReleaseContext {
  readonly ecs: ECSClient;
  readonly logs: CloudWatchLogsClient;
  /** Name of the task definition's family. */
  readonly family: string;
  /** Ends the release: its task is stopped. The reason is what is thrown. */
  readonly signal: AbortSignal;
  /** Gets what the task is at: `releases (pending)`. */
  readonly onStep: (step: string) => void;
  /** Gets each line of the task's log. */
  readonly onLine: (line: string) => void;
  /** Milliseconds between two looks. @default 2000 */
  readonly lookMs?: number;
}

/** Lines of the log that a failure ends with. */
const LAST_LINES = 20;

/**
 * Runs a release to its end: a task with the planned image, of a revision that is gone afterwards. Nothing of
 * the service itself is touched.
 * @throws StackFailure when it did not end with 0
 */
export async function runRelease(planned: PlannedRelease, context: ReleaseContext): Promise<void> {
  const { ecs, family, onLine } = context;
  const definition = releaseDefinition(family, planned);
  const { taskDefinition } = await ecs.send(new RegisterTaskDefinitionCommand(definition.request));
  const revision = String(taskDefinition?.taskDefinitionArn);
  try {
    await runTask(revision, definition, planned, context);
  } finally {
    await ecs
      .send(new DeregisterTaskDefinitionCommand({ taskDefinition: revision }))
      .catch((error: unknown) => {
        onLine(`${revision} could not be deregistered: ${String(error)}`);
      });
  }
}

async function runTask(
  taskDefinition: string,
  definition: ReleaseDefinition,
  planned: PlannedRelease,
  context: ReleaseContext,
): Promise<void> {
  const { ecs, family, signal } = context;
  const { cluster, subnets, securityGroups } = planned;
  signal.throwIfAborted();
  const request = new RunTaskCommand({
    ...{ cluster, taskDefinition, launchType: "FARGATE" },
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: [...subnets],
        securityGroups: [...securityGroups],
        assignPublicIp: "DISABLED",
      },
    },
    tags: releaseTags(family, planned),
  });
  const { tasks: [started] = [], failures = [] } = await ecs.send(request);
  const task = started?.taskArn;
  if (task === undefined) {
    const why = failures.map(({ reason, detail }) => detail ?? reason ?? "").join(", ");
    throw failed(planned, `could not be started: ${why || "ECS does not say why"}`, []);
  }
  let isStopped = false;
  try {
    const lines = await ended(task, definition, planned, context);
    isStopped = true;
    judge(lines.task, lines.told, definition, planned);
  } finally {
    if (!isStopped) await ecs.send(new StopTaskCommand({ cluster, task, reason: "Given up" }));
  }
}

/** Waits for the end of the task, and tells its log meanwhile. */
async function ended(
  task: string,
  { container, logGroup }: ReleaseDefinition,
  planned: PlannedRelease,
  { ecs, logs, signal, onStep, onLine, lookMs = 2000 }: ReleaseContext,
): Promise<{ readonly task: Task; readonly told: readonly string[] }> {
  const { cluster, settings } = planned;
  const told: string[] = [];
  const id = task.split("/").at(-1) ?? "";
  const read =
    logGroup === undefined
      ? undefined
      : followLog(logs, {
          logGroupName: logGroup,
          logStreamName: `${container}/${container}/${id}`,
        });
  const tell = async () => {
    for (const line of (await read?.()) ?? []) {
      told.push(line);
      onLine(line);
    }
  };
  const last = Date.now() + settings.timeoutMinutes * 60_000;
  for (;;) {
    const { tasks: [now] = [] } = await ecs.send(
      new DescribeTasksCommand({ cluster, tasks: [task] }),
    );
    onStep(`releases (${now?.lastStatus?.toLowerCase() ?? "starts"})`);
    await tell();
    if (now?.lastStatus === "STOPPED") {
      // CloudWatch Logs shows the last lines a moment after they were written.
      await sleep(lookMs);
      await tell();
      return { task: now, told };
    }
    if (Date.now() > last) {
      const why = `did not end within ${settings.timeoutMinutes} minutes, and is stopped`;
      throw failed(planned, why, told);
    }
    await sleep(lookMs, undefined, { signal }).catch(() => undefined);
    signal.throwIfAborted();
  }
}

/** @throws StackFailure unless it ended with 0 */
function judge(
  { containers = [], stoppedReason }: Task,
  told: readonly string[],
  { container }: ReleaseDefinition,
  planned: PlannedRelease,
): void {
  const { exitCode, reason } = containers.find(({ name }) => name === container) ?? {};
  if (exitCode === 0) return;
  const how = exitCode === undefined ? "did not run" : `ended with exit code ${exitCode}`;
  const why = [reason, stoppedReason].filter((one) => one !== undefined).join("; ");
  throw failed(planned, why === "" ? how : `${how}: ${why}`, told);
}

function failed(
  { service, settings }: PlannedRelease,
  why: string,
  told: readonly string[],
): StackFailure {
  const lines = [
    `The release of ${service} (${settings.command.join(" ")}) ${why}`,
    "Nothing of the service is changed.",
    ...(told.length > 0 ? ["The last lines of its log:"] : []),
    ...told.slice(-LAST_LINES).map((line) => `  ${line}`),
  ];
  return new StackFailure(lines.join("\n"), "again");
}
