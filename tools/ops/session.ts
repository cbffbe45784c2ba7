import { spawn } from "node:child_process";
import type { ECSClient, Task } from "@aws-sdk/client-ecs";
import { DescribeTasksCommand, ListTasksCommand } from "@aws-sdk/client-ecs";
import type { Environment } from "../../config/schema/environment";
import { errorCode, ToolError } from "../process/errors";
import { placeOf } from "../services/place";

const PLUGIN = "session-manager-plugin";
const INSTALL =
  "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html";

/** A container that a session can be opened to. */
export interface SessionTarget {
  readonly taskArn: string;
  readonly taskId: string;
  /** `ecs:<cluster>_<task>_<runtime>`, as Session Manager names a container. */
  readonly target: string;
}

/**
 * What stands in the way of a session, as far as the configuration tells.
 * @throws ToolError with all of it
 */
export function refuseWithoutExec(environment: Environment, service: string): void {
  const settings = environment.services[service];
  const at = `services.${service}`;
  const problems = [
    ...(settings?.exec === true ? [] : [`${at}.exec is off: set exec: true`]),
    ...(settings?.readOnlyRootFilesystem === true
      ? [`${at}.readOnlyRootFilesystem is on: set it to false, the agent of a session writes there`]
      : []),
  ];
  if (problems.length === 0) return;
  const stack = `${environment.name}-service-${service}`;
  throw new ToolError(
    [
      `${at} lets nobody in:`,
      ...problems.map((problem) => `  ${problem}`),
      `Then "npm run deploy -- ${environment.name} ${stack}". Nothing was done.`,
    ].join("\n"),
  );
}

/** @throws ToolError when no task runs, or its agent does not */
export async function sessionTarget(
  ecs: ECSClient,
  environment: Environment,
  service: string,
): Promise<SessionTarget> {
  const { cluster, name } = placeOf(environment, service);
  const listed = await ecs.send(new ListTasksCommand({ cluster, family: name }));
  const tasks =
    (listed.taskArns ?? []).length > 0
      ? ((await ecs.send(new DescribeTasksCommand({ cluster, tasks: listed.taskArns }))).tasks ??
        [])
      : [];
  const running = tasks.filter(({ lastStatus }) => lastStatus === "RUNNING");
  if (running.length === 0)
    throw new ToolError(
      `No task of ${name} runs: "npm run ops -- why ${environment.name} ${service}" says why.`,
    );
  const ready = running.find((task) => agentOf(task, service) === "RUNNING");
  const container = ready?.containers?.find((one) => one.name === service);
  if (ready?.taskArn === undefined || container?.runtimeId === undefined) {
    const state = running.map((task) => agentOf(task, service) ?? "not there").join(", ");
    throw new ToolError(
      `The agent of sessions is ${state} in the tasks of ${name}: tasks that started before exec was switched ` +
        `on have none. "npm run ops -- restart ${environment.name} ${service}" starts new ones.`,
    );
  }
  const taskId = ready.taskArn.split("/").at(-1) ?? "";
  return {
    taskArn: ready.taskArn,
    taskId,
    target: `ecs:${cluster}_${taskId}_${container.runtimeId}`,
  };
}

const agentOf = ({ containers = [] }: Task, service: string): string | undefined =>
  containers
    .find(({ name }) => name === service)
    ?.managedAgents?.find(({ name }) => name === "ExecuteCommandAgent")?.lastStatus;

export interface Session {
  readonly sessionId?: string | undefined;
  readonly streamUrl?: string | undefined;
  readonly tokenValue?: string | undefined;
}

/**
 * Hands the terminal to AWS's own program, until that ends. It takes the session's token as an argument, as the
 * AWS CLI passes it.
 * @returns its exit code
 * @throws ToolError when the program is not installed
 */
export function openSession(
  { region }: Pick<Environment, "region">,
  { sessionId, streamUrl, tokenValue }: Session,
  request: object,
): Promise<number> {
  const session = { SessionId: sessionId, StreamUrl: streamUrl, TokenValue: tokenValue };
  const args = [
    JSON.stringify(session),
    region,
    "StartSession",
    "",
    JSON.stringify(request),
    `https://ssm.${region}.amazonaws.com`,
  ];
  return new Promise((resolve, reject) => {
    // Ctrl-C is for what runs in the container.
    const ignore = () => undefined;
    process.on("SIGINT", ignore);
    const child = spawn(PLUGIN, args, { stdio: "inherit", env: process.env });
    child.once("error", (error) => {
      process.removeListener("SIGINT", ignore);
      reject(errorCode(error) === "ENOENT" ? missingPlugin() : error);
    });
    child.once("close", (code, signal) => {
      process.removeListener("SIGINT", ignore);
      resolve(code ?? (signal === null ? 0 : 1));
    });
  });
}

const missingPlugin = () =>
  new ToolError(
    `${PLUGIN} is not installed, which AWS's sessions need beside the AWS CLI: ${INSTALL}`,
  );

/** @throws ToolError when AWS's own program is not on the PATH: before anything is asked of AWS */
export async function requirePlugin(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const child = spawn(PLUGIN, ["--version"], { stdio: "ignore", env: process.env });
    child.once("error", () => {
      reject(missingPlugin());
    });
    child.once("close", () => {
      resolve();
    });
  });
}
