import {
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { PutDashboardCommand } from "@aws-sdk/client-cloudwatch";
import { CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateProjectCommand } from "@aws-sdk/client-codebuild";
import {
  AllocateAddressCommand,
  AttachInternetGatewayCommand,
  CreateEgressOnlyInternetGatewayCommand,
  CreateFlowLogsCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
} from "@aws-sdk/client-ec2";
import { CreateRepositoryCommand } from "@aws-sdk/client-ecr";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { CreateAliasCommand, CreateKeyCommand } from "@aws-sdk/client-kms";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { CreateScheduleCommand, CreateScheduleGroupCommand } from "@aws-sdk/client-scheduler";
import { CreatePrivateDnsNamespaceCommand } from "@aws-sdk/client-servicediscovery";
import { CreateTopicCommand } from "@aws-sdk/client-sns";
import { PutParameterCommand } from "@aws-sdk/client-ssm";
import type { AwsClients } from "../lifecycle/support/aws";

export const BUCKET = "an-account-bucket";
export const CLUSTER = "a-cluster";
export const SERVICE = "a-service";
export const SECRET = "a-secret-value";
const ROLE = "arn:aws:iam::123456789012:role/a-role";
const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: {
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Principal: {
      Service: ["ecs-tasks.amazonaws.com", "codebuild.amazonaws.com", "scheduler.amazonaws.com"],
    },
  },
});
const POLICY = JSON.stringify({
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Action: "s3:GetObject", Resource: "*" },
});

/** Makes something of every kind that the stacks make. */
export async function fillAccount(aws: AwsClients): Promise<void> {
  const { Role } = await aws.iam.send(
    new CreateRoleCommand({ RoleName: "a-role", AssumeRolePolicyDocument: TRUST }),
  );
  const policy = { PolicyName: "a-policy", PolicyDocument: POLICY };
  await aws.iam.send(new PutRolePolicyCommand({ RoleName: Role?.RoleName, ...policy }));
  await aws.iam.send(new CreatePolicyCommand(policy));
  const issuer = { Url: "https://ci.example.com", ClientIDList: ["sts.amazonaws.com"] };
  await aws.iam.send(new CreateOpenIDConnectProviderCommand(issuer));
  const { KeyMetadata } = await aws.kms.send(new CreateKeyCommand({ Description: "a key" }));
  const TargetKeyId = KeyMetadata?.KeyId;
  await aws.kms.send(new CreateAliasCommand({ AliasName: "alias/a-key", TargetKeyId }));
  const parameter = { Name: "/a/secret", Type: "SecureString", KeyId: TargetKeyId } as const;
  await aws.ssm.send(new PutParameterCommand({ ...parameter, Value: SECRET }));
  for (const logGroupName of ["/a/log", "/another/log"]) {
    await aws.logs.send(new CreateLogGroupCommand({ logGroupName, tags: { a: "b" } }));
  }
  await aws.sns.send(new CreateTopicCommand({ Name: "a-topic" }));
  await aws.ecr.send(new CreateRepositoryCommand({ repositoryName: "a-repository" }));
  const DashboardBody = JSON.stringify({ widgets: [] });
  await aws.cloudwatch.send(new PutDashboardCommand({ DashboardName: "a-board", DashboardBody }));
  await aws.codebuild.send(
    new CreateProjectCommand({
      name: "a-project",
      serviceRole: ROLE,
      artifacts: { type: "NO_ARTIFACTS" },
      source: { type: "S3", location: "a-bucket/source.zip" },
      environment: {
        type: "LINUX_CONTAINER",
        image: "an-image",
        computeType: "BUILD_GENERAL1_SMALL",
      },
    }),
  );
  await aws.scheduler.send(new CreateScheduleGroupCommand({ Name: "a-group" }));
  await aws.scheduler.send(
    new CreateScheduleCommand({
      Name: "a-schedule",
      GroupName: "a-group",
      ScheduleExpression: "rate(1 hour)",
      FlexibleTimeWindow: { Mode: "OFF" },
      Target: { Arn: "arn:aws:ecs:us-east-1:123456789012:cluster/a-cluster", RoleArn: ROLE },
    }),
  );
  await fillBucket(aws);
  const network = await fillNetwork(aws);
  await fillCluster(aws, network);
}

/** Two versions of one object, and another that is deleted. */
async function fillBucket({ s3 }: AwsClients): Promise<void> {
  const Bucket = BUCKET;
  await s3.send(new CreateBucketCommand({ Bucket }));
  const VersioningConfiguration = { Status: "Enabled" } as const;
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  for (const Body of ["first", "second"]) {
    await s3.send(new PutObjectCommand({ Bucket, Key: "kept", Body }));
  }
  await s3.send(new PutObjectCommand({ Bucket, Key: "deleted", Body: "text" }));
  await s3.send(new DeleteObjectCommand({ Bucket, Key: "deleted" }));
}

interface Network {
  readonly vpc: string | undefined;
  readonly subnets: string[];
}

async function fillNetwork({ ec2, serviceDiscovery }: AwsClients): Promise<Network> {
  const CidrBlock = "10.9.0.0/16";
  const VpcId = (await ec2.send(new CreateVpcCommand({ CidrBlock }))).Vpc?.VpcId;
  const subnet = async (zone: string, block: string) => {
    const input = { VpcId, CidrBlock: block, AvailabilityZone: `us-east-1${zone}` };
    return String((await ec2.send(new CreateSubnetCommand(input))).Subnet?.SubnetId);
  };
  const subnets = [await subnet("a", "10.9.0.0/24"), await subnet("b", "10.9.1.0/24")];
  const gateway = (await ec2.send(new CreateInternetGatewayCommand({}))).InternetGateway;
  const { InternetGatewayId } = gateway ?? {};
  await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId }));
  await ec2.send(new CreateEgressOnlyInternetGatewayCommand({ VpcId }));
  const { AllocationId } = await ec2.send(new AllocateAddressCommand({ Domain: "vpc" }));
  const nat = new CreateNatGatewayCommand({ SubnetId: subnets[0], AllocationId });
  const { NatGatewayId } = (await ec2.send(nat)).NatGateway ?? {};
  const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId }));
  const { RouteTableId } = RouteTable ?? {};
  const DestinationCidrBlock = "0.0.0.0/0";
  await ec2.send(new CreateRouteCommand({ RouteTableId, DestinationCidrBlock, NatGatewayId }));
  const named = { GroupName: "a-group", Description: "a group" };
  await ec2.send(new CreateSecurityGroupCommand({ VpcId, ...named }));
  const ServiceName = "com.amazonaws.us-east-1.s3";
  const gatewayEndpoint = { VpcId, ServiceName, VpcEndpointType: "Gateway" } as const;
  await ec2.send(new CreateVpcEndpointCommand(gatewayEndpoint));
  await ec2.send(
    new CreateFlowLogsCommand({
      ResourceIds: [String(VpcId)],
      ResourceType: "VPC",
      TrafficType: "ALL",
      LogGroupName: "/a/log",
      DeliverLogsPermissionArn: ROLE,
    }),
  );
  await serviceDiscovery.send(
    new CreatePrivateDnsNamespaceCommand({ Name: "a-space", Vpc: VpcId }),
  );
  return { vpc: VpcId, subnets };
}

async function fillCluster(aws: AwsClients, { vpc, subnets }: Network): Promise<void> {
  const balancer = new CreateLoadBalancerCommand({ Name: "a-balancer", Subnets: subnets });
  const { LoadBalancerArn } = (await aws.elb.send(balancer)).LoadBalancers?.[0] ?? {};
  const group = { Name: "a-targets", Protocol: "HTTP", Port: 80, VpcId: vpc } as const;
  const created = await aws.elb.send(new CreateTargetGroupCommand(group));
  const TargetGroupArn = created.TargetGroups?.[0]?.TargetGroupArn;
  const DefaultActions = [{ Type: "forward", TargetGroupArn } as const];
  const listener = { LoadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions } as const;
  await aws.elb.send(new CreateListenerCommand(listener));
  await aws.ecs.send(new CreateClusterCommand({ clusterName: CLUSTER }));
  const containerDefinitions = [
    { name: "main", image: "an-image:v1", memory: 128, portMappings: [{ containerPort: 80 }] },
  ];
  await aws.ecs.send(new RegisterTaskDefinitionCommand({ family: "a-task", containerDefinitions }));
  await aws.ecs.send(
    new CreateServiceCommand({
      cluster: CLUSTER,
      serviceName: SERVICE,
      taskDefinition: "a-task:1",
      desiredCount: 2,
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
      loadBalancers: [{ targetGroupArn: TargetGroupArn, containerName: "main", containerPort: 80 }],
    }),
  );
  const target = {
    ServiceNamespace: "ecs",
    ResourceId: `service/${CLUSTER}/${SERVICE}`,
    ScalableDimension: "ecs:service:DesiredCount",
  } as const;
  const bounds = { MinCapacity: 1, MaxCapacity: 4, Tags: { a: "tag" } };
  await aws.scaling.send(new RegisterScalableTargetCommand({ ...target, ...bounds }));
  await aws.scaling.send(
    new PutScalingPolicyCommand({
      ...target,
      PolicyName: "a-policy",
      PolicyType: "TargetTrackingScaling",
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 50,
        PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" },
      },
    }),
  );
}
