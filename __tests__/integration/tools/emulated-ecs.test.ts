import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  type CreateServiceCommandInput,
  DeleteServiceCommand,
  DescribeClustersCommand,
  DescribeServicesCommand,
  ECSClient,
  ListServicesCommand,
  PutClusterCapacityProvidersCommand,
  RegisterTaskDefinitionCommand,
  type Service,
  UpdateServiceCommand,
  type UpdateServiceCommandInput,
} from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { clientSettings } from "../../../tools/aws/clients";
import { type Emulator, startEmulator } from "../../../tools/emulator/start";
import { freePort } from "../../../tools/process/free-port";

const CLUSTER = "a-cluster";
const REPOSITORY = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web";
const BREAKER = { deploymentCircuitBreaker: { enable: true, rollback: true } };
let directory: string;
let emulator: Emulator;
let ecs: ECSClient;

beforeAll(async () => {
  directory = mkdtempSync(path.join(os.tmpdir(), "emulated-ecs-"));
  const port = await freePort();
  emulator = await startEmulator({ port, directory: path.join(directory, "run"), detached: false });
  const target = { region: "us-east-1", emulatorEndpoint: emulator.endpoint } as const;
  ecs = new ECSClient(clientSettings(target));
  const capacityProviders = ["FARGATE", "FARGATE_SPOT"];
  await ecs.send(new CreateClusterCommand({ clusterName: CLUSTER, capacityProviders }));
}, 60_000);

afterAll(async () => {
  ecs.destroy();
  await emulator.stop();
  rmSync(directory, { recursive: true, force: true });
}, 60_000);

async function taskDefinition(family: string, image: string, sidecar = `${REPOSITORY}:side`) {
  const registered = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family,
      cpu: "256",
      memory: "512",
      requiresCompatibilities: ["EC2"],
      networkMode: "bridge",
      containerDefinitions: [
        { name: "main", image, essential: true },
        { name: "sidecar", image: sidecar, essential: false },
      ],
    }),
  );
  return String(registered.taskDefinition?.taskDefinitionArn);
}

async function create(serviceName: string, more: Partial<CreateServiceCommandInput> = {}) {
  const input = { cluster: CLUSTER, serviceName, desiredCount: 2, ...more };
  return (await ecs.send(new CreateServiceCommand(input))).service;
}

async function update(service: string, more: Partial<UpdateServiceCommandInput>) {
  const command = new UpdateServiceCommand({ cluster: CLUSTER, service, ...more });
  return (await ecs.send(command)).service;
}

async function look(name: string) {
  const command = new DescribeServicesCommand({ cluster: CLUSTER, services: [name] });
  return (await ecs.send(command)).services?.[0];
}

/** What the service runs, and its deployments from the first to the last. */
function state(service: Service | undefined) {
  const { taskDefinition, desiredCount, runningCount, deployments = [] } = service ?? {};
  return {
    taskDefinition,
    tasks: [runningCount, desiredCount],
    deployments: deployments.map(({ status, rolloutState, runningCount }) =>
      [status, rolloutState, runningCount].join(" "),
    ),
  };
}

const steady = (arn: string, tasks = 2) => ({
  taskDefinition: arn,
  tasks: [tasks, tasks],
  deployments: [`PRIMARY COMPLETED ${tasks}`],
});

describe("an emulated service", () => {
  it("keeps its settings, with a strategy in place of a launch type", async () => {
    const strategy = [{ capacityProvider: "FARGATE_SPOT", weight: 3, base: 1 }];
    const settings = {
      availabilityZoneRebalancing: "ENABLED",
      capacityProviderStrategy: strategy,
      deploymentConfiguration: { ...BREAKER, maximumPercent: 150, minimumHealthyPercent: 50 },
      enableECSManagedTags: true,
      enableExecuteCommand: true,
      healthCheckGracePeriodSeconds: 0,
      platformVersion: "1.4.0",
      propagateTags: "SERVICE",
    } as const;
    const serviceConnectConfiguration = { enabled: true, namespace: "a-namespace" };
    const arn = await taskDefinition("kept", `${REPOSITORY}:v1`);
    const more = { ...settings, serviceConnectConfiguration, taskDefinition: arn };
    await create("kept", { ...more, capacityProviderStrategy: strategy });
    const service = await look("kept");
    expect(service).toMatchObject(settings);
    expect(service).not.toHaveProperty("launchType");
    expect(service?.deployments).toMatchObject([
      { capacityProviderStrategy: strategy, serviceConnectConfiguration },
    ]);

    await update("kept", { enableExecuteCommand: false, healthCheckGracePeriodSeconds: 60 });
    expect(await look("kept")).toMatchObject({
      ...settings,
      enableExecuteCommand: false,
      healthCheckGracePeriodSeconds: 60,
    });
  });

  it("launches by the cluster's strategy when it has neither strategy nor launch type", async () => {
    const strategy = [{ capacityProvider: "FARGATE", weight: 1, base: 0 }];
    const cluster = "with-default";
    await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
    await ecs.send(
      new PutClusterCapacityProvidersCommand({
        cluster,
        capacityProviders: ["FARGATE"],
        defaultCapacityProviderStrategy: strategy,
      }),
    );
    const arn = await taskDefinition("default", `${REPOSITORY}:v1`);
    const service = await create("default", { cluster, taskDefinition: arn });
    expect(service).toMatchObject({ capacityProviderStrategy: strategy });
    expect(service).not.toHaveProperty("launchType");
  });

  it("comes to a steady state, then deploys only what changes its tasks", async () => {
    const first = await taskDefinition("steady", `${REPOSITORY}:v1`);
    const second = await taskDefinition("steady", `${REPOSITORY}:v2`);
    expect(state(await create("steady", { taskDefinition: first }))).toMatchObject({
      tasks: [0, 2],
      deployments: ["PRIMARY IN_PROGRESS 0"],
    });
    const before = await look("steady");
    expect(state(before)).toEqual(steady(first));

    await update("steady", { desiredCount: 3 });
    const scaled = await look("steady");
    expect(state(scaled)).toEqual(steady(first, 3));
    expect(scaled?.deployments?.[0]?.id).toBe(before?.deployments?.[0]?.id);

    expect(state(await update("steady", { taskDefinition: "steady:2" }))).toEqual({
      taskDefinition: second,
      tasks: [3, 3],
      deployments: ["PRIMARY IN_PROGRESS 0", "ACTIVE COMPLETED 3"],
    });
    const after = await look("steady");
    expect(state(after)).toEqual(steady(second, 3));
    expect(after?.deployments?.[0]?.id).not.toBe(before?.deployments?.[0]?.id);
  });

  it("is counted by its cluster, and once deleted neither counted nor listed", async () => {
    const cluster = "counted";
    await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
    const arn = await taskDefinition("counted", `${REPOSITORY}:v1`);
    const tasks = async () => {
      const command = new DescribeClustersCommand({ clusters: [cluster] });
      const found = (await ecs.send(command)).clusters?.[0];
      return [found?.runningTasksCount, found?.pendingTasksCount];
    };
    await create("counted", { cluster, taskDefinition: arn });
    await ecs.send(new DescribeServicesCommand({ cluster, services: ["counted"] }));
    expect(await tasks()).toEqual([2, 0]);
    await expect(create("counted", { cluster, taskDefinition: arn })).rejects.toThrow("idempotent");

    await ecs.send(new DeleteServiceCommand({ cluster, service: "counted", force: true }));
    expect(await tasks()).toEqual([0, 0]);
    expect((await ecs.send(new ListServicesCommand({ cluster }))).serviceArns).toEqual([]);
  });
});

describe("an image that does not start", () => {
  const failing = [
    [`${REPOSITORY}:does-not-start`, "tag"],
    [`${REPOSITORY}@sha256:dead${"0".repeat(60)}`, "digest"],
  ] as const;

  it.each(failing)("%s rolls the service back", async (image, name) => {
    const good = await taskDefinition(name, `${REPOSITORY}:v1`);
    const bad = await taskDefinition(name, image);
    await create(name, { taskDefinition: good, deploymentConfiguration: BREAKER });
    const before = await look(name);
    const started = await update(name, { taskDefinition: bad });
    expect(started?.taskDefinition).toBe(bad);

    const failed = await look(name);
    expect(state(failed)).toEqual({
      taskDefinition: good,
      tasks: [2, 2],
      deployments: ["PRIMARY IN_PROGRESS 2", "ACTIVE FAILED 0"],
    });
    const earlier = String(before?.deployments?.[0]?.id);
    expect(failed?.deployments).toMatchObject([
      {
        id: earlier,
        rolloutStateReason: `ECS deployment circuit breaker: rolling back to deploymentId ${earlier}.`,
      },
      {
        taskDefinition: bad,
        failedTasks: 3,
        rolloutStateReason: "ECS deployment circuit breaker: tasks failed to start.",
      },
    ]);
    expect(state(await look(name))).toEqual(steady(good));
  });

  it("leaves a new service without tasks, until an image that starts", async () => {
    const bad = await taskDefinition("first", `${REPOSITORY}:does-not-start`);
    const good = await taskDefinition("first", `${REPOSITORY}:v1`);
    await create("first", { taskDefinition: bad, deploymentConfiguration: BREAKER });
    const failed = { taskDefinition: bad, tasks: [0, 2], deployments: ["PRIMARY FAILED 0"] };
    expect(state(await look("first"))).toEqual(failed);
    expect(state(await look("first"))).toEqual(failed);

    await update("first", { taskDefinition: good });
    expect(state(await look("first"))).toEqual(steady(good));
  });

  it("is tried for ever without a circuit breaker, while the earlier tasks run", async () => {
    const good = await taskDefinition("tried", `${REPOSITORY}:v1`);
    const bad = await taskDefinition("tried", `${REPOSITORY}:does-not-start`);
    await create("tried", { taskDefinition: good });
    await look("tried");
    await update("tried", { taskDefinition: bad });
    await look("tried");
    expect(state(await look("tried"))).toEqual({
      taskDefinition: bad,
      tasks: [2, 2],
      deployments: ["PRIMARY IN_PROGRESS 0", "ACTIVE COMPLETED 2"],
    });
  });

  it("does not matter in a container that is not essential, or with no task to run", async () => {
    const bad = `${REPOSITORY}:does-not-start`;
    const side = await taskDefinition("side", `${REPOSITORY}:v1`, bad);
    await create("side", { taskDefinition: side, deploymentConfiguration: BREAKER });
    expect(state(await look("side"))).toEqual(steady(side));
    const none = await taskDefinition("none", bad);
    await create("none", { taskDefinition: none, desiredCount: 0 });
    expect(state(await look("none"))).toEqual(steady(none, 0));
  });
});
