import {
  type ContainerDefinition,
  CreateClusterCommand,
  CreateServiceCommand,
  type CreateServiceCommandInput,
  DeleteClusterCommand,
  DeleteServiceCommand,
  PutClusterCapacityProvidersCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
} from "@aws-sdk/client-ecs";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Bench, Cases } from "./case";
import { makeGroup, makeSubnet } from "./network";

type Ecs = Pick<Bench, "aws" | "network" | "name">;

const CONTAINER = { name: "main", image: "web:v1" } satisfies ContainerDefinition;
const EXECUTION = "arn:aws:iam::123456789012:role/execution";

/** Registers a task for Fargate. @returns its definition's name and number */
async function task(
  { aws, name }: Ecs,
  input: Partial<RegisterTaskDefinitionCommandInput> = {},
): Promise<string> {
  const { taskDefinition } = await aws.ecs.send(
    new RegisterTaskDefinitionCommand({
      ...{ family: name(), containerDefinitions: [CONTAINER], cpu: "256", memory: "512" },
      ...{ networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"] },
      ...input,
    }),
  );
  return `${String(taskDefinition?.family)}:${String(taskDefinition?.revision)}`;
}

const ofContainers = (bench: Ecs, ...containers: Partial<ContainerDefinition>[]) =>
  task(bench, { containerDefinitions: containers.map((it) => ({ ...CONTAINER, ...it })) });

async function cluster({ aws, name }: Ecs): Promise<string> {
  const clusterName = name();
  await aws.ecs.send(new CreateClusterCommand({ clusterName }));
  return clusterName;
}

/** Makes a service of a task in a cluster of its own. */
async function service(bench: Ecs, input: Partial<CreateServiceCommandInput> = {}) {
  const { aws, network, name } = bench;
  const awsvpcConfiguration = { subnets: [...network.subnets], securityGroups: [network.group] };
  const stated = { ...input };
  stated.cluster ??= await cluster(bench);
  stated.taskDefinition ??= await task(bench);
  return aws.ecs.send(
    new CreateServiceCommand({
      ...{ serviceName: name(), networkConfiguration: { awsvpcConfiguration } },
      // None runs: nothing of it stays in the way of other cases.
      desiredCount: 0,
      ...stated,
    }),
  );
}

/** A target group, which a listener forwards to. */
async function targetGroup(
  { aws, network, name }: Ecs,
  TargetType: "instance" | "ip" = "ip",
  isAttached = true,
): Promise<string> {
  const group = { Name: name(), Protocol: "HTTP", Port: 80, VpcId: network.vpc } as const;
  const made = await aws.elb.send(new CreateTargetGroupCommand({ ...group, TargetType }));
  const TargetGroupArn = String(made.TargetGroups?.[0]?.TargetGroupArn);
  if (isAttached) {
    const balancer = { Name: name(), Subnets: [...network.subnets] };
    const { LoadBalancers } = await aws.elb.send(new CreateLoadBalancerCommand(balancer));
    const LoadBalancerArn = LoadBalancers?.[0]?.LoadBalancerArn;
    const DefaultActions = [{ Type: "forward", TargetGroupArn } as const];
    const listener = { LoadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions } as const;
    await aws.elb.send(new CreateListenerCommand(listener));
  }
  return TargetGroupArn;
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

export const TASK_DEFINITIONS: Cases = {
  async "sizes-of-fargate"(bench) {
    await bench.passes(task(bench, { cpu: "1 vCPU", memory: "2GB" }));
    await bench.passes(task(bench, { cpu: "16384", memory: "122880" }));
    await bench.refused(task(bench, { cpu: "256", memory: "4096" }));
    await bench.refused(task(bench, { cpu: "8192", memory: "17408" }));
    await bench.refused(task(bench, { cpu: "300", memory: "512" }));
  },
  async "fargate-without-size"(bench) {
    await bench.passes(task(bench));
    await bench.refused(task(bench, { cpu: undefined }));
    await bench.refused(task(bench, { memory: undefined }));
  },
  async "fargate-without-awsvpc"(bench) {
    await bench.passes(task(bench, { networkMode: "awsvpc" }));
    await bench.refused(task(bench, { networkMode: "bridge" }));
  },
  async "fargate-without-execution-role"(bench) {
    const image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web:v1";
    const options = { "awslogs-group": "/a/log", "awslogs-region": "us-east-1" };
    const secrets = [{ name: "A", valueFrom: "arn:aws:ssm:us-east-1:123456789012:parameter/a" }];
    const needy: Partial<ContainerDefinition>[] = [
      { image },
      { secrets },
      { logConfiguration: { logDriver: "awslogs", options } },
    ];
    for (const it of needy) {
      const containerDefinitions = [{ ...CONTAINER, ...it }];
      await bench.passes(task(bench, { containerDefinitions, executionRoleArn: EXECUTION }));
      await bench.refused(task(bench, { containerDefinitions }));
    }
  },
  async "containers-per-task"(bench) {
    const containers = upTo(11).map((number) => ({ name: `container-${number}` }));
    await bench.passes(ofContainers(bench, ...containers.slice(0, 10)));
    await bench.refused(ofContainers(bench, ...containers));
  },
  async "no-essential-container"(bench) {
    await bench.passes(ofContainers(bench, {}, { name: "other", essential: false }));
    await bench.refused(ofContainers(bench, { essential: false }));
  },
  async "containers-of-one-name"(bench) {
    await bench.passes(ofContainers(bench, {}, { name: "other" }));
    await bench.refused(ofContainers(bench, {}, {}));
  },
  async "containers-larger-than-their-task"(bench) {
    await bench.passes(ofContainers(bench, { cpu: 128, memory: 256 }, { name: "b", cpu: 128 }));
    await bench.refused(ofContainers(bench, { cpu: 200 }, { name: "b", cpu: 57 }));
    await bench.refused(ofContainers(bench, { memory: 513 }));
  },
  async "host-port-of-awsvpc"(bench) {
    const map = (hostPort: number) =>
      ofContainers(bench, { portMappings: [{ containerPort: 80, hostPort }] });
    await bench.passes(map(80));
    await bench.refused(map(8080));
  },
  async "dependency-that-is-no-container"(bench) {
    const wait = (containerName: string) =>
      ofContainers(bench, { dependsOn: [{ containerName, condition: "START" }] }, { name: "log" });
    await bench.passes(wait("log"));
    await bench.refused(wait("logs"));
  },
};

export const SERVICES: Cases = {
  async "service-without-network"(bench) {
    await bench.passes(service(bench));
    await bench.refused(service(bench, { networkConfiguration: undefined }));
  },
  async "security-groups-of-a-service"(bench) {
    const { aws, network, name, passes, refused } = bench;
    const groups = await Promise.all(upTo(6).map(() => makeGroup(aws, network.vpc, name())));
    const of = (securityGroups: string[]) => {
      const awsvpcConfiguration = { subnets: [...network.subnets], securityGroups };
      return service(bench, { networkConfiguration: { awsvpcConfiguration } });
    };
    await passes(of(groups.slice(0, 5)));
    await refused(of(groups));
  },
  async "subnets-of-a-service"(bench) {
    const { aws, network, passes, refused } = bench;
    const blocks = upTo(17).map((number) => `10.0.${69 + number}.0/24`);
    const ids = await Promise.all(blocks.map((it) => makeSubnet(aws, network.vpc, it)));
    const securityGroups = [network.group];
    const of = (subnets: string[]) =>
      service(bench, {
        networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups } },
      });
    await passes(of(ids.slice(0, 16)));
    await refused(of(ids));
  },
  async "target-groups-of-a-service"(bench) {
    const taskDefinition = await ofContainers(bench, { portMappings: [{ containerPort: 80 }] });
    const groups = await Promise.all(upTo(6).map(() => targetGroup(bench)));
    const loadBalancers = groups.map((targetGroupArn) => ({
      ...{ targetGroupArn, containerName: "main", containerPort: 80 },
    }));
    await bench.passes(
      service(bench, { taskDefinition, loadBalancers: loadBalancers.slice(0, 5) }),
    );
    await bench.refused(service(bench, { taskDefinition, loadBalancers }));
  },
  async "target-of-no-container"(bench) {
    const taskDefinition = await ofContainers(bench, { portMappings: [{ containerPort: 80 }] });
    const targetGroupArn = await targetGroup(bench);
    const at = (containerName: string, containerPort: number) =>
      service(bench, {
        ...{ taskDefinition, loadBalancers: [{ targetGroupArn, containerName, containerPort }] },
      });
    await bench.passes(at("main", 80));
    await bench.refused(at("main", 81));
    await bench.refused(at("web", 80));
  },
  async "target-group-of-instances"(bench) {
    const taskDefinition = await ofContainers(bench, { portMappings: [{ containerPort: 80 }] });
    const at = (targetGroupArn: string) => {
      const target = { targetGroupArn, containerName: "main", containerPort: 80 };
      return service(bench, { taskDefinition, loadBalancers: [target] });
    };
    await bench.passes(at(await targetGroup(bench, "ip")));
    await bench.refused(at(await targetGroup(bench, "instance")));
  },
  async "target-group-without-listener"(bench) {
    const taskDefinition = await ofContainers(bench, { portMappings: [{ containerPort: 80 }] });
    const at = (targetGroupArn: string) => {
      const target = { targetGroupArn, containerName: "main", containerPort: 80 };
      return service(bench, { taskDefinition, loadBalancers: [target] });
    };
    await bench.passes(at(await targetGroup(bench, "ip")));
    await bench.refused(at(await targetGroup(bench, "ip", false)));
  },
  async "grace-period-without-load-balancer"(bench) {
    await bench.passes(service(bench, { healthCheckGracePeriodSeconds: 0 }));
    await bench.refused(service(bench, { healthCheckGracePeriodSeconds: 60 }));
  },
  async "endpoint-of-no-port"(bench) {
    const portMappings = [{ containerPort: 80, name: "http" }];
    const taskDefinition = await ofContainers(bench, { portMappings });
    const serve = (portName: string) =>
      service(bench, {
        taskDefinition,
        serviceConnectConfiguration: {
          ...{ enabled: true, namespace: "a.local", services: [{ portName }] },
        },
      });
    await bench.passes(serve("http"));
    await bench.refused(serve("https"));
  },
  async "capacity-provider-of-another-cluster"(bench) {
    const name = await cluster(bench);
    await bench.aws.ecs.send(
      new PutClusterCapacityProvidersCommand({
        ...{ cluster: name, capacityProviders: ["FARGATE"] },
        defaultCapacityProviderStrategy: [],
      }),
    );
    const on = (capacityProvider: string) =>
      service(bench, { cluster: name, capacityProviderStrategy: [{ capacityProvider }] });
    await bench.passes(on("FARGATE"));
    await bench.refused(on("FARGATE_SPOT"));
  },
  async "two-bases"(bench) {
    const name = await cluster(bench);
    const capacityProviders = ["FARGATE", "FARGATE_SPOT"];
    await bench.aws.ecs.send(
      new PutClusterCapacityProvidersCommand({
        ...{ cluster: name, capacityProviders, defaultCapacityProviderStrategy: [] },
      }),
    );
    const based = (...bases: number[]) =>
      service(bench, {
        cluster: name,
        capacityProviderStrategy: bases.map((base, index) => ({
          ...{ capacityProvider: String(capacityProviders[index]), base },
        })),
      });
    await bench.passes(based(1, 0));
    await bench.refused(based(1, 1));
  },
  async "cluster-with-services"(bench) {
    const name = await cluster(bench);
    const made = await service(bench, { cluster: name });
    const remove = () => bench.aws.ecs.send(new DeleteClusterCommand({ cluster: name }));
    await bench.refused(remove());
    const command = { cluster: name, service: made.service?.serviceName };
    await bench.aws.ecs.send(new DeleteServiceCommand(command));
    await bench.passes(remove());
  },
  async "name-of-a-service-in-use"(bench) {
    const name = await cluster(bench);
    const make = () => service(bench, { cluster: name, serviceName: "taken" });
    await bench.passes(make());
    await bench.refused(make());
    const command = { cluster: name, service: "taken", force: true };
    await bench.aws.ecs.send(new DeleteServiceCommand(command));
    await bench.passes(make());
  },
  async "service-that-runs"(bench) {
    const name = await cluster(bench);
    await service(bench, { cluster: name, serviceName: "runs", desiredCount: 1 });
    const remove = (force: boolean) =>
      bench.aws.ecs.send(new DeleteServiceCommand({ cluster: name, service: "runs", force }));
    await bench.refused(remove(false));
    await bench.passes(remove(true));
  },
};
