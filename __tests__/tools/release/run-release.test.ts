import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { ECSClient, Task } from "@aws-sdk/client-ecs";
import { expect, test } from "@jest/globals";
import { StackFailure } from "../../../tools/engine/stack-failure";
import { Interrupted } from "../../../tools/process/errors";
import { runRelease } from "../../../tools/release/run-release";
import { planned } from "./plans";

const REVISION = "arn:aws:ecs:us-east-1:111111111111:task-definition/learner-web-release:3";
const TASK_ARN = "arn:aws:ecs:us-east-1:111111111111:task/learner-cluster/0a1b";

interface Sent {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}
type Answer = (input: Sent["input"]) => unknown;

/** A client that answers each command by its name; errors are thrown. */
function fakeClient(answers: Readonly<Record<string, Answer>>, sent: Sent[]) {
  const send = (command: { input: Sent["input"]; constructor: { name: string } }) => {
    const { name } = command.constructor;
    sent.push({ name, input: command.input });
    const answer = answers[name]?.(command.input) ?? {};
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { send } as unknown;
}

interface Given {
  /** What each look at the task finds; the last one again and again. */
  readonly looks?: readonly Task[];
  /** What each look at its log finds. */
  readonly lines?: readonly (readonly string[])[];
  readonly answers?: Readonly<Record<string, Answer>>;
  readonly timeoutMinutes?: number;
  /** Called at each look at the task. */
  readonly onLook?: (controller: AbortController) => void;
}

const stopped = (exitCode?: number, more: Task = {}): Task => ({
  lastStatus: "STOPPED",
  stoppedReason: "Essential container in task exited",
  containers: [{ name: "web", ...(exitCode !== undefined && { exitCode }) }],
  ...more,
});

/** Runs a release, and says what was asked of AWS and told. */
async function release({ looks = [stopped(0)], lines = [], answers, ...given }: Given = {}) {
  const sent: Sent[] = [];
  const told: string[] = [];
  const steps: string[] = [];
  const controller = new AbortController();
  let [look, page] = [0, 0];
  const ecs = fakeClient(
    {
      RegisterTaskDefinitionCommand: () => ({ taskDefinition: { taskDefinitionArn: REVISION } }),
      RunTaskCommand: () => ({ tasks: [{ taskArn: TASK_ARN }] }),
      DescribeTasksCommand: () => {
        given.onLook?.(controller);
        return { tasks: [looks[Math.min(look++, looks.length - 1)]] };
      },
      ...answers,
    },
    sent,
  );
  const logs = fakeClient(
    {
      GetLogEventsCommand: ({ nextToken }) => {
        const events = lines[page]?.map((message) => ({ message }));
        if (!events) return Object.assign(new Error(), { name: "ResourceNotFoundException" });
        page += 1;
        return { events, nextForwardToken: events.length > 0 ? `f/${page}` : nextToken };
      },
      ...answers,
    },
    sent,
  );
  const { timeoutMinutes = 15 } = given;
  const error = await runRelease(
    { ...planned, settings: { ...planned.settings, timeoutMinutes } },
    {
      ecs: ecs as ECSClient,
      logs: logs as CloudWatchLogsClient,
      family: "learner-web-release",
      signal: controller.signal,
      onStep: (step) => steps.push(step),
      onLine: (line) => told.push(line),
      lookMs: 1,
    },
  ).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const names = sent.map(({ name }) => name.replace(/Command$/, ""));
  return { error, sent, told, steps, names };
}

const inputOf = (sent: readonly Sent[], name: string) =>
  sent.find((one) => one.name === `${name}Command`)?.input;

test("runs a task of its own revision where the service's tasks run, and takes the revision away", async () => {
  const { error, sent, names, steps } = await release({
    looks: [{ lastStatus: "PENDING" }, { lastStatus: "RUNNING" }, stopped(0)],
  });
  expect(error).toBeUndefined();
  expect(inputOf(sent, "RunTask")).toMatchObject({
    cluster: planned.cluster,
    taskDefinition: REVISION,
    launchType: "FARGATE",
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: ["subnet-a", "subnet-b"],
        securityGroups: ["sg-web"],
        assignPublicIp: "DISABLED",
      },
    },
    tags: expect.arrayContaining([{ key: "Name", value: "learner-web-release" }]),
  });
  expect(steps).toEqual(["releases (pending)", "releases (running)", "releases (stopped)"]);
  expect(inputOf(sent, "DeregisterTaskDefinition")).toEqual({ taskDefinition: REVISION });
  expect(names.at(-1)).toBe("DeregisterTaskDefinition");
  expect(names).not.toContain("StopTask");
  expect(names.filter((name) => name.includes("Service"))).toEqual([]);
});

test("tells the lines of its log as they come, once each, to the last", async () => {
  const { told, sent } = await release({
    looks: [{ lastStatus: "RUNNING" }, stopped(0)],
    lines: [["one", "\u001b[32mtwo\u001b[0m"], [], ["three"], ["four"]],
  });
  expect(told).toEqual(["one", "two", "three", "four"]);
  expect(inputOf(sent, "GetLogEvents")).toMatchObject({
    logGroupName: "/learner/service/web",
    logStreamName: "web/web/0a1b",
  });
});

test("one that does not end with 0 ends with its exit code, the reason and the last lines", async () => {
  const { error, names } = await release({
    looks: [stopped(3)],
    lines: [["migrating", "no such table"]],
  });
  expect(error).toEqual(
    new StackFailure(
      [
        "The release of web (npm run migrate) ended with exit code 3: Essential container in task exited",
        "Nothing of the service is changed.",
        "The last lines of its log:",
        "  migrating",
        "  no such table",
      ].join("\n"),
      "again",
    ),
  );
  expect(names.at(-1)).toBe("DeregisterTaskDefinition");
});

test("one that never ran says why", async () => {
  const reason = "CannotPullContainerError: not found";
  const { error } = await release({
    looks: [stopped(undefined, { containers: [{ name: "web", reason }], stoppedReason: "Gone" })],
  });
  expect(String(error)).toContain(`did not run: ${reason}; Gone`);
});

test("one that ECS does not start says why, and leaves no revision", async () => {
  const { error, names } = await release({
    answers: { RunTaskCommand: () => ({ failures: [{ reason: "Capacity is unavailable" }] }) },
  });
  expect(String(error)).toContain("could not be started: Capacity is unavailable");
  expect(names).toEqual(["RegisterTaskDefinition", "RunTask", "DeregisterTaskDefinition"]);
});

test("one that takes too long is stopped, and has failed", async () => {
  const { error, names } = await release({
    looks: [{ lastStatus: "RUNNING" }],
    timeoutMinutes: -1,
  });
  expect(String(error)).toContain("did not end within -1 minutes, and is stopped");
  expect(names.slice(-2)).toEqual(["StopTask", "DeregisterTaskDefinition"]);
});

test("a signal stops its task, and is what it ends with", async () => {
  const { error, names } = await release({
    looks: [{ lastStatus: "RUNNING" }],
    onLook: (controller) => {
      controller.abort(new Interrupted(130));
    },
  });
  expect(error).toEqual(new Interrupted(130));
  expect(names.slice(-2)).toEqual(["StopTask", "DeregisterTaskDefinition"]);
});

test("a task that AWS cannot be asked about is stopped", async () => {
  const { error, names } = await release({
    answers: { DescribeTasksCommand: () => new Error("AccessDenied") },
  });
  expect(String(error)).toBe("Error: AccessDenied");
  expect(names.slice(-2)).toEqual(["StopTask", "DeregisterTaskDefinition"]);
});

test("a revision that stays is told, and is no failure", async () => {
  const { error, told } = await release({
    answers: { DeregisterTaskDefinitionCommand: () => new Error("Throttled") },
  });
  expect(error).toBeUndefined();
  expect(told).toEqual([`${REVISION} could not be deregistered: Error: Throttled`]);
});
