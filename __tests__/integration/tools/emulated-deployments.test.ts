import {
  DescribeServiceDeploymentsCommand,
  ListServiceDeploymentsCommand,
  StopServiceDeploymentCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  DescribeTargetHealthCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { beforeAll, describe, expect, it } from "@jest/globals";
import {
  addDefinition,
  addGroup,
  addService,
  addSubnet,
  BREAKER,
  CLUSTER,
  type FargateAccount,
  fargateAccount,
  look,
  networkOf,
  REGISTRY,
  tasksOf,
} from "./fargate-account";
import { runningEmulator } from "./running-emulator";

const running = runningEmulator();
const image = (tag: string) => `${REGISTRY}/web:${tag}`;
let account: FargateAccount;

beforeAll(async () => {
  account = await fargateAccount(running().aws);
}, 60_000);

const network = () => ({ networkConfiguration: networkOf(account.subnet, account.group) });

async function start(name: string, tag: string, more = {}) {
  const taskDefinition = await addDefinition(running().aws, name, { image: image(tag) });
  await addService(running().aws, name, { taskDefinition, ...network(), ...more });
}

async function update(service: string, tag: string) {
  const taskDefinition = await addDefinition(running().aws, service, { image: image(tag) });
  const input = { cluster: CLUSTER, service, taskDefinition };
  return (await running().aws.ecs.send(new UpdateServiceCommand(input))).service;
}

async function listed(service: string) {
  const command = new ListServiceDeploymentsCommand({ cluster: CLUSTER, service });
  return (await running().aws.ecs.send(command)).serviceDeployments ?? [];
}

async function described(arn: string | undefined) {
  const serviceDeploymentArns = [String(arn)];
  const command = new DescribeServiceDeploymentsCommand({ serviceDeploymentArns });
  return (await running().aws.ecs.send(command)).serviceDeployments?.[0];
}

async function stop(arn: string | undefined) {
  const input = { serviceDeploymentArn: String(arn), stopType: "ROLLBACK" } as const;
  return await running().aws.ecs.send(new StopServiceDeploymentCommand(input));
}

describe("a service deployment", () => {
  it("succeeds, and the next one is stopped and goes back to it", async () => {
    const { aws } = running();
    await start("stopped", "v1");
    expect(await listed("stopped")).toMatchObject([{ status: "IN_PROGRESS" }]);
    const before = await look(aws, "stopped");
    const [first] = await listed("stopped");
    expect(first).toMatchObject({ status: "SUCCESSFUL" });
    await expect(stop(first?.serviceDeploymentArn)).rejects.toMatchObject({
      name: "ConflictException",
    });

    await update("stopped", "v2");
    const [second] = await listed("stopped");
    expect(await described(second?.serviceDeploymentArn)).toMatchObject({
      status: "IN_PROGRESS",
      sourceServiceRevisions: [{ arn: first?.targetServiceRevisionArn, runningTaskCount: 1 }],
      targetServiceRevision: { arn: second?.targetServiceRevisionArn },
    });
    const answer = await stop(second?.serviceDeploymentArn);
    expect(answer.serviceDeploymentArn).toBe(second?.serviceDeploymentArn);
    expect(await described(second?.serviceDeploymentArn)).toMatchObject({
      status: "ROLLBACK_REQUESTED",
      rollback: { serviceRevisionArn: first?.targetServiceRevisionArn },
    });
    const after = await look(aws, "stopped");
    expect(after).toMatchObject({ taskDefinition: before?.taskDefinition, runningCount: 1 });
    expect(after?.deployments).toMatchObject([
      { id: before?.deployments?.[0]?.id, status: "PRIMARY", rolloutState: "COMPLETED" },
    ]);
    expect(await described(second?.serviceDeploymentArn)).toMatchObject({
      status: "ROLLBACK_SUCCESSFUL",
    });
  });

  it("that the circuit breaker gives up says so, and whether it goes back", async () => {
    const { aws } = running();
    await start("given-up", "exits-1", { deploymentConfiguration: BREAKER });
    await look(aws, "given-up");
    const exceeded = "because the circuit breaker threshold was exceeded.";
    expect(await listed("given-up")).toMatchObject([
      { status: "STOPPED", statusReason: `Service deployment stopped ${exceeded}` },
    ]);
    await update("given-up", "v1");
    await look(aws, "given-up");
    await update("given-up", "exits-1");
    await look(aws, "given-up");
    const [newest] = await listed("given-up");
    expect(await described(newest?.serviceDeploymentArn)).toMatchObject({
      status: "ROLLBACK_IN_PROGRESS",
      statusReason: `Service deployment rolled back ${exceeded}`,
      deploymentCircuitBreaker: { status: "TRIGGERED", failureCount: 3, threshold: 3 },
    });
    await look(aws, "given-up");
    expect(await listed("given-up")).toMatchObject([
      { status: "ROLLBACK_SUCCESSFUL" },
      { status: "SUCCESSFUL" },
      { status: "STOPPED" },
    ]);
  });

  it("that is the first of its service has nothing to go back to", async () => {
    await start("first", "v1");
    const [first] = await listed("first");
    await expect(stop(first?.serviceDeploymentArn)).rejects.toThrow("No rollback candidate");
    await expect(stop(`${String(first?.serviceDeploymentArn)}0`)).rejects.toMatchObject({
      name: "ServiceDeploymentNotFoundException",
    });
  });

  it("tells in events what it starts and stops", async () => {
    const { aws } = running();
    await start("events", "v1");
    await look(aws, "events");
    const [before] = await tasksOf(aws, "events", "RUNNING");
    await update("events", "v2");
    const service = await look(aws, "events");
    const [after] = await tasksOf(aws, "events", "RUNNING");
    const id = (task: typeof after) => String(task?.taskArn?.split("/").at(-1));
    const deployment = String(service?.deployments?.[0]?.id);
    expect(service?.events?.slice(0, 4).map(({ message }) => message)).toEqual([
      "(service events) has reached a steady state.",
      `(service events) (deployment ${deployment}) deployment completed.`,
      `(service events) has stopped 1 running tasks: (task ${id(before)}).`,
      `(service events) has started 1 tasks: (task ${id(after)}).`,
    ]);
    expect(await tasksOf(aws, "events", "STOPPED")).toMatchObject([
      {
        stopCode: "ServiceSchedulerInitiated",
        stoppedReason: `Scaling activity initiated by (deployment ${deployment})`,
      },
    ]);
  });
});

describe("a load balancer's health check", () => {
  let closed: string;
  let subnets: string[];
  beforeAll(async () => {
    const { aws } = running();
    closed = await addGroup(aws, account.vpc, "closed");
    subnets = [await addSubnet(aws, account.vpc, "10.9.40.0/24"), account.subnet];
  }, 60_000);

  /** A service behind a load balancer of its own, without a circuit breaker. */
  async function behind(name: string, tag: string, group: string) {
    const { aws } = running();
    const request = { Name: name, Subnets: subnets, SecurityGroups: [account.group] };
    const balancer = new CreateLoadBalancerCommand(request);
    const LoadBalancerArn = (await aws.elb.send(balancer)).LoadBalancers?.[0]?.LoadBalancerArn;
    const settings = { Protocol: "HTTP", Port: 80, VpcId: account.vpc, TargetType: "ip" } as const;
    const created = await aws.elb.send(new CreateTargetGroupCommand({ Name: name, ...settings }));
    const TargetGroupArn = String(created.TargetGroups?.[0]?.TargetGroupArn);
    const DefaultActions = [{ Type: "forward", TargetGroupArn } as const];
    const listener = { LoadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions } as const;
    await aws.elb.send(new CreateListenerCommand(listener));
    const loadBalancers = [
      { targetGroupArn: TargetGroupArn, containerName: "main", containerPort: 80 },
    ];
    const networkConfiguration = networkOf(account.subnet, group);
    await start(name, tag, { loadBalancers, networkConfiguration });
    const service = await look(aws, name);
    const health = new DescribeTargetHealthCommand({ TargetGroupArn });
    const targets = (await aws.elb.send(health)).TargetHealthDescriptions ?? [];
    const [task] = await tasksOf(aws, name, "STOPPED");
    return { TargetGroupArn, service, targets, task };
  }

  it.each([
    ["unreached", "v1", "Target.Timeout", "Request timed out"],
    [
      "not-found",
      "answers-404",
      "Target.ResponseCodeMismatch",
      "Health checks failed with these codes: [404]",
    ],
  ])("ends a task that is %s, again and again", async (name, tag, reason, description) => {
    const group = name === "unreached" ? closed : account.group;
    const { TargetGroupArn, service, targets, task } = await behind(name, tag, group);
    expect(task).toMatchObject({
      stopCode: "ServiceSchedulerInitiated",
      stoppedReason: `Task failed ELB health checks in (target-group ${TargetGroupArn})`,
    });
    const id = String(task?.taskArn?.split("/").at(-1));
    expect(service?.events?.map(({ message }) => message)).toContain(
      `(service ${name}) (task ${id}) (port 80) is unhealthy in (target-group ${TargetGroupArn}) ` +
        `due to (reason ${description}).`,
    );
    // The next one is there, and is no better.
    expect(targets).toMatchObject([
      { TargetHealth: { State: "unhealthy", Reason: reason, Description: description } },
    ]);
    expect(service).toMatchObject({ runningCount: 1, deployments: [{ failedTasks: 1 }] });
    expect(await look(running().aws, name)).toMatchObject({
      deployments: [{ rolloutState: "IN_PROGRESS", failedTasks: 2 }],
    });
  });

  it("finds nothing wrong with a task that answers", async () => {
    const { service, targets } = await behind("answers", "v1", account.group);
    expect(targets).toMatchObject([{ TargetHealth: { State: "healthy" } }]);
    expect(service?.deployments).toMatchObject([{ rolloutState: "COMPLETED" }]);
  });
});
