import { CreateLogGroupCommand, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  AllocateAddressCommand,
  AuthorizeSecurityGroupIngressCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  AssociateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
} from "@aws-sdk/client-ec2";
import {
  type ContainerDefinition,
  CreateClusterCommand,
  CreateServiceCommand,
  type CreateServiceCommandInput,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  type Service,
  type Task,
} from "@aws-sdk/client-ecs";
import { CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import type { AwsClients } from "../lifecycle/support/aws";

export const CLUSTER = "a-cluster";
export const LOG_GROUP = "/a/log";
export const REGISTRY = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
const EXECUTION_ROLE = "an-execution-role";
export const BREAKER = { deploymentCircuitBreaker: { enable: true, rollback: true } };
const EVERYWHERE = "0.0.0.0/0";

/** Rights that AWS's AmazonECSTaskExecutionRolePolicy has, and those to read parameters. */
export const RIGHTS = [
  "ecr:GetAuthorizationToken",
  "ecr:BatchGetImage",
  "ecr:GetDownloadUrlForLayer",
  "logs:CreateLogStream",
  "ssm:GetParameters",
  "kms:Decrypt",
];

const trustOf = (service: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal: { Service: service },
      Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
    },
  });

export const policyOf = (actions: readonly string[], effect = "Allow") =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: effect, Action: actions, Resource: "*" }],
  });

export interface FargateAccount {
  readonly vpc: string;
  /** A subnet with a way out by a NAT gateway. */
  readonly subnet: string;
  /** A security group that lets everything out, and port 80 in. */
  readonly group: string;
}

/** What tasks on Fargate need: a network, a role, a log group and a cluster. */
export async function fargateAccount(aws: AwsClients): Promise<FargateAccount> {
  const { ec2 } = aws;
  const CidrBlock = "10.9.0.0/16";
  const vpc = String((await ec2.send(new CreateVpcCommand({ CidrBlock }))).Vpc?.VpcId);
  const gateway = (await ec2.send(new CreateInternetGatewayCommand({}))).InternetGateway;
  const { InternetGatewayId } = gateway ?? {};
  await ec2.send(new AttachInternetGatewayCommand({ VpcId: vpc, InternetGatewayId }));
  const outside = await addSubnet(aws, vpc, "10.9.0.0/24", { GatewayId: InternetGatewayId });
  const { AllocationId } = await ec2.send(new AllocateAddressCommand({ Domain: "vpc" }));
  const nat = await ec2.send(new CreateNatGatewayCommand({ SubnetId: outside, AllocationId }));
  const NatGatewayId = nat.NatGateway?.NatGatewayId;
  const subnet = await addSubnet(aws, vpc, "10.9.1.0/24", { NatGatewayId });
  const group = await addGroup(aws, vpc, "tasks");
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: group,
      IpPermissions: [
        { IpProtocol: "tcp", FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: EVERYWHERE }] },
      ],
    }),
  );
  await addRole(aws, EXECUTION_ROLE, RIGHTS);
  await aws.logs.send(new CreateLogGroupCommand({ logGroupName: LOG_GROUP }));
  const capacityProviders = ["FARGATE", "FARGATE_SPOT"];
  await aws.ecs.send(new CreateClusterCommand({ clusterName: CLUSTER, capacityProviders }));
  return { vpc, subnet, group };
}

/** A subnet with a route table of its own, and the default route that is given. */
export async function addSubnet(
  { ec2 }: AwsClients,
  VpcId: string,
  CidrBlock: string,
  way?: { readonly GatewayId?: string | undefined; readonly NatGatewayId?: string | undefined },
): Promise<string> {
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock }));
  const SubnetId = Subnet?.SubnetId;
  const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId }));
  const RouteTableId = RouteTable?.RouteTableId;
  await ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId }));
  const route = { RouteTableId, DestinationCidrBlock: EVERYWHERE, ...way };
  if (way) await ec2.send(new CreateRouteCommand(route));
  return String(SubnetId);
}

export async function addGroup({ ec2 }: AwsClients, VpcId: string, name: string): Promise<string> {
  const request = { VpcId, GroupName: name, Description: `Of ${name}` };
  return String((await ec2.send(new CreateSecurityGroupCommand(request))).GroupId);
}

export async function addRole(
  { iam }: AwsClients,
  RoleName: string,
  rights: readonly string[],
  { service = "ecs-tasks.amazonaws.com", boundary = undefined as string | undefined } = {},
): Promise<string> {
  const AssumeRolePolicyDocument = trustOf(service);
  const request = { RoleName, AssumeRolePolicyDocument, PermissionsBoundary: boundary };
  const { Role } = await iam.send(new CreateRoleCommand(request));
  const policy = { RoleName, PolicyName: "rights", PolicyDocument: policyOf(rights) };
  await iam.send(new PutRolePolicyCommand(policy));
  return String(Role?.Arn);
}

export const roleArn = (name: string) => `arn:aws:iam::123456789012:role/${name}`;

/** Registers a task definition for Fargate with one container, `main`, that logs to `LOG_GROUP`. */
export async function addDefinition(
  { ecs }: AwsClients,
  family: string,
  main: ContainerDefinition,
  more: Partial<RegisterTaskDefinitionCommandInput> = {},
): Promise<string> {
  const options = {
    "awslogs-group": LOG_GROUP,
    "awslogs-region": "us-east-1",
    "awslogs-stream-prefix": "main",
  };
  const registered = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family,
      cpu: "256",
      memory: "512",
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "X86_64" },
      executionRoleArn: roleArn(EXECUTION_ROLE),
      containerDefinitions: [
        {
          name: "main",
          essential: true,
          portMappings: [{ containerPort: 80 }],
          logConfiguration: { logDriver: "awslogs", options },
          ...main,
        },
      ],
      ...more,
    }),
  );
  return String(registered.taskDefinition?.taskDefinitionArn);
}

export const networkOf = (subnet: string, group: string, assignPublicIp = false) => ({
  awsvpcConfiguration: {
    subnets: [subnet],
    securityGroups: [group],
    assignPublicIp: assignPublicIp ? ("ENABLED" as const) : ("DISABLED" as const),
  },
});

export async function addService(
  { ecs }: AwsClients,
  serviceName: string,
  more: Partial<CreateServiceCommandInput>,
): Promise<Service | undefined> {
  const input = { cluster: CLUSTER, serviceName, desiredCount: 1, ...more };
  return (await ecs.send(new CreateServiceCommand(input))).service;
}

/** A look at a service: its deployment proceeds by a step. */
export async function look({ ecs }: AwsClients, name: string): Promise<Service | undefined> {
  const command = new DescribeServicesCommand({ cluster: CLUSTER, services: [name] });
  return (await ecs.send(command)).services?.[0];
}

/** Tasks of a service that run, or have stopped. */
export async function tasksOf(
  { ecs }: AwsClients,
  serviceName: string,
  desiredStatus: "RUNNING" | "STOPPED",
): Promise<Task[]> {
  const listed = new ListTasksCommand({ cluster: CLUSTER, serviceName, desiredStatus });
  const { taskArns = [] } = await ecs.send(listed);
  if (taskArns.length === 0) return [];
  const described = new DescribeTasksCommand({ cluster: CLUSTER, tasks: taskArns });
  return (await ecs.send(described)).tasks ?? [];
}

/** What a container of a task has written, in lines. */
export async function logOf({ logs }: AwsClients, task: Task | undefined) {
  const name = `main/main/${String(task?.taskArn?.split("/").at(-1))}`;
  const request = { logGroupName: LOG_GROUP, logStreamNames: [name] };
  const { events = [] } = await logs.send(new FilterLogEventsCommand(request));
  return events.map(({ message }) => message);
}
