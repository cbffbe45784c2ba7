import {
  DescribeTasksCommand,
  RunTaskCommand,
  type RunTaskCommandInput,
  StopTaskCommand,
  type Task,
} from "@aws-sdk/client-ecs";
import { beforeAll, describe, expect, it } from "@jest/globals";
import {
  addDefinition,
  addService,
  CLUSTER,
  type FargateAccount,
  fargateAccount,
  logOf,
  look,
  networkOf,
  REGISTRY,
  roleArn,
  tasksOf,
} from "./fargate-account";
import { runningEmulator } from "./running-emulator";

const image = (tag: string) => `${REGISTRY}/web:${tag}`;
const running = runningEmulator();
let account: FargateAccount;

beforeAll(async () => {
  account = await fargateAccount(running().aws);
}, 60_000);

const network = () => networkOf(account.subnet, account.group);

async function run(taskDefinition: string, more: Partial<RunTaskCommandInput> = {}) {
  const input = { cluster: CLUSTER, taskDefinition, launchType: "FARGATE", ...more } as const;
  return await running().aws.ecs.send(
    new RunTaskCommand({ networkConfiguration: network(), ...input }),
  );
}

async function see(task: Task | undefined) {
  const tasks = [String(task?.taskArn)];
  const command = new DescribeTasksCommand({ cluster: CLUSTER, tasks });
  return (await running().aws.ecs.send(command)).tasks?.[0];
}

describe("a task of its own", () => {
  it("starts, runs and ends with exit code 0, and keeps its command", async () => {
    const definition = await addDefinition(running().aws, "migrate", { image: image("v1") });
    const overrides = { containerOverrides: [{ name: "main", command: ["./migrate", "up"] }] };
    const { tasks = [], failures } = await run(definition, { overrides, startedBy: "me" });
    expect(failures).toEqual([]);
    expect(tasks).toMatchObject([
      {
        lastStatus: "PROVISIONING",
        desiredStatus: "RUNNING",
        launchType: "FARGATE",
        group: "family:migrate",
        startedBy: "me",
        cpu: "256",
        memory: "512",
        overrides,
        containers: [{ name: "main", lastStatus: "PENDING" }],
      },
    ]);
    const second = await see(tasks[0]);
    expect(second).toMatchObject({
      lastStatus: "RUNNING",
      containers: [{ lastStatus: "RUNNING" }],
    });
    expect(second?.startedAt).toBeInstanceOf(Date);
    const last = await see(tasks[0]);
    expect(last).toMatchObject({
      lastStatus: "STOPPED",
      stopCode: "EssentialContainerExited",
      stoppedReason: "Essential container in task exited",
      overrides,
      containers: [{ lastStatus: "STOPPED", exitCode: 0 }],
    });
    expect(await logOf(running().aws, last)).toEqual(["main started", "main ended"]);
  });

  it("ends with the exit code of its image", async () => {
    const definition = await addDefinition(running().aws, "exits", { image: image("exits-1") });
    const { tasks = [] } = await run(definition);
    expect(await see(tasks[0])).toMatchObject({ lastStatus: "RUNNING" });
    const last = await see(tasks[0]);
    expect(last).toMatchObject({ lastStatus: "STOPPED", containers: [{ exitCode: 1 }] });
    expect(await logOf(running().aws, last)).toContain("Error: DATABASE_URL is not set");
  });

  it("stops at once where it does not start, without an exit code", async () => {
    const definition = await addDefinition(running().aws, "absent", { image: image("not-there") });
    const { tasks = [] } = await run(definition);
    const last = await see(tasks[0]);
    expect(last).toMatchObject({ lastStatus: "STOPPED", stopCode: "TaskFailedToStart" });
    expect(last?.stoppedReason).toMatch(/^CannotPullContainerError: .*web:not-there: not found$/);
    expect(last?.containers?.[0]).not.toHaveProperty("exitCode");
    expect(last).not.toHaveProperty("startedAt");
  });

  it("is not made where its role cannot be assumed, or a quota is used up", async () => {
    const gone = { executionRoleArn: roleArn("not-there") };
    const orphan = await addDefinition(running().aws, "orphan", { image: image("v1") }, gone);
    await expect(run(orphan)).rejects.toMatchObject({
      name: "ClientException",
      message: expect.stringContaining(`unable to assume the role '${roleArn("not-there")}'`),
    });
    const large = await addDefinition(running().aws, "large", { image: image("vcpu-quota") });
    expect(await run(large)).toMatchObject({
      tasks: [],
      failures: [
        { reason: "You’ve reached the limit on the number of vCPUs you can run concurrently." },
      ],
    });
  });

  it("is stopped by whoever asks for it", async () => {
    const definition = await addDefinition(running().aws, "long", { image: image("v1") });
    const { tasks = [] } = await run(definition);
    await see(tasks[0]);
    const stop = { cluster: CLUSTER, task: String(tasks[0]?.taskArn), reason: "It takes too long" };
    const { task } = await running().aws.ecs.send(new StopTaskCommand(stop));
    expect(task).toMatchObject({ lastStatus: "RUNNING", desiredStatus: "STOPPED" });
    expect(await see(task)).toMatchObject({
      lastStatus: "STOPPED",
      stopCode: "UserInitiated",
      stoppedReason: "It takes too long",
      containers: [{ exitCode: 143 }],
    });
    await expect(
      running().aws.ecs.send(new StopTaskCommand({ ...stop, task: "no-such-task" })),
    ).rejects.toThrow("The referenced task was not found.");
  });
});

describe("a task of a service", () => {
  it("shows what AWS shows, and is replaced once it was stopped", async () => {
    const { aws } = running();
    const digest = `sha256:${"a".repeat(64)}`;
    const main = {
      image: `${REGISTRY}/web@${digest}`,
      healthCheck: { command: ["CMD", "true"] },
    };
    const taskDefinition = await addDefinition(aws, "web", main);
    const more = { taskDefinition, networkConfiguration: network(), desiredCount: 2 };
    await addService(aws, "web", { ...more, launchType: "FARGATE" });
    await look(aws, "web");
    const [first, second] = await tasksOf(aws, "web", "RUNNING");
    expect(first).toMatchObject({
      lastStatus: "RUNNING",
      healthStatus: "HEALTHY",
      cpu: "256",
      memory: "512",
      platformVersion: "1.4.0",
      containers: [{ imageDigest: digest, lastStatus: "RUNNING", healthStatus: "HEALTHY" }],
    });
    expect(first?.createdAt).toBeInstanceOf(Date);
    expect(first?.startedAt).toBeInstanceOf(Date);
    expect(await logOf(aws, first)).toEqual(["main started"]);

    const stop = { cluster: CLUSTER, task: String(first?.taskArn) };
    await aws.ecs.send(new StopTaskCommand(stop));
    expect(await tasksOf(aws, "web", "RUNNING")).toHaveLength(1);
    expect(await tasksOf(aws, "web", "STOPPED")).toMatchObject([
      { taskArn: first?.taskArn, stopCode: "UserInitiated", stoppedReason: "Task stopped by user" },
    ]);
    expect(await look(aws, "web")).toMatchObject({ runningCount: 2 });
    const after = (await tasksOf(aws, "web", "RUNNING")).map(({ taskArn }) => taskArn);
    expect(after).toHaveLength(2);
    expect(after).toContain(second?.taskArn);
    expect(after).not.toContain(first?.taskArn);
  });
});
