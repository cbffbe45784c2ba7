import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
} from "@aws-sdk/client-application-auto-scaling";
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  ListDashboardsCommand,
} from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CodeBuildClient, ListProjectsCommand } from "@aws-sdk/client-codebuild";
import {
  DescribeAddressesCommand,
  DescribeEgressOnlyInternetGatewaysCommand,
  DescribeFlowLogsCommand,
  DescribeInternetGatewaysCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { DescribeRepositoriesCommand, ECRClient } from "@aws-sdk/client-ecr";
import {
  DescribeClustersCommand,
  ECSClient,
  ListClustersCommand,
  ListTaskDefinitionsCommand,
} from "@aws-sdk/client-ecs";
import {
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  IAMClient,
  ListOpenIDConnectProvidersCommand,
  ListPoliciesCommand,
  ListRolesCommand,
} from "@aws-sdk/client-iam";
import {
  KMSClient,
  ListAliasesCommand,
  ListKeysCommand,
  DescribeKeyCommand,
} from "@aws-sdk/client-kms";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import {
  ListScheduleGroupsCommand,
  ListSchedulesCommand,
  SchedulerClient,
} from "@aws-sdk/client-scheduler";
import { ListNamespacesCommand, ServiceDiscoveryClient } from "@aws-sdk/client-servicediscovery";
import { ListTopicsCommand, SNSClient } from "@aws-sdk/client-sns";
import { DescribeParametersCommand, SSMClient } from "@aws-sdk/client-ssm";
import { clientSettings, EMULATOR_CREDENTIALS } from "../../../../tools/aws/clients";

/** Clients of the emulated AWS, which writes down with whose key it is asked. */
export function awsClients(endpoint: string, accessKeyId = EMULATOR_CREDENTIALS.accessKeyId) {
  const settings = {
    ...clientSettings({ region: "us-east-1", emulatorEndpoint: endpoint }),
    credentials: { ...EMULATOR_CREDENTIALS, accessKeyId },
  };
  return {
    cloudwatch: new CloudWatchClient(settings),
    codebuild: new CodeBuildClient(settings),
    ec2: new EC2Client(settings),
    ecr: new ECRClient(settings),
    ecs: new ECSClient(settings),
    elb: new ElasticLoadBalancingV2Client(settings),
    iam: new IAMClient(settings),
    kms: new KMSClient(settings),
    logs: new CloudWatchLogsClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    scaling: new ApplicationAutoScalingClient(settings),
    scheduler: new SchedulerClient(settings),
    serviceDiscovery: new ServiceDiscoveryClient(settings),
    sns: new SNSClient(settings),
    ssm: new SSMClient(settings),
  };
}

export type AwsClients = ReturnType<typeof awsClients>;

const ids = (items: readonly object[] | undefined, id: string): string[] =>
  (items ?? []).map((item) => String((item as Record<string, unknown>)[id])).toSorted();

/** Everything that exists of the kinds that the stacks create, by kind. */
export async function inventory(aws: AwsClients): Promise<Record<string, string[]>> {
  const { ec2 } = aws;
  const keys = (await aws.kms.send(new ListKeysCommand({}))).Keys ?? [];
  const keyStates = await Promise.all(
    keys.map(async ({ KeyId }) => {
      const { KeyMetadata } = await aws.kms.send(new DescribeKeyCommand({ KeyId }));
      return { id: KeyId, state: KeyMetadata?.KeyState };
    }),
  );
  const nat = (await ec2.send(new DescribeNatGatewaysCommand({}))).NatGateways ?? [];
  const { clusterArns = [] } = await aws.ecs.send(new ListClustersCommand({}));
  const described = new DescribeClustersCommand({ clusters: clusterArns });
  const clusters = clusterArns.length > 0 ? ((await aws.ecs.send(described)).clusters ?? []) : [];
  const endpoints = (await ec2.send(new DescribeVpcEndpointsCommand({}))).VpcEndpoints ?? [];
  const aliases = (await aws.kms.send(new ListAliasesCommand({}))).Aliases ?? [];
  return {
    vpcs: ids((await ec2.send(new DescribeVpcsCommand({}))).Vpcs, "VpcId"),
    subnets: ids((await ec2.send(new DescribeSubnetsCommand({}))).Subnets, "SubnetId"),
    internetGateways: ids(
      (await ec2.send(new DescribeInternetGatewaysCommand({}))).InternetGateways,
      "InternetGatewayId",
    ),
    egressOnlyInternetGateways: ids(
      (await ec2.send(new DescribeEgressOnlyInternetGatewaysCommand({})))
        .EgressOnlyInternetGateways,
      "EgressOnlyInternetGatewayId",
    ),
    // A deleted gateway stays listed for an hour, as it does at AWS.
    natGateways: ids(
      nat.filter(({ State }) => State !== "deleted"),
      "NatGatewayId",
    ),
    addresses: ids((await ec2.send(new DescribeAddressesCommand({}))).Addresses, "AllocationId"),
    routeTables: ids(
      (await ec2.send(new DescribeRouteTablesCommand({}))).RouteTables,
      "RouteTableId",
    ),
    networkAcls: ids(
      (await ec2.send(new DescribeNetworkAclsCommand({}))).NetworkAcls,
      "NetworkAclId",
    ),
    securityGroups: ids(
      (await ec2.send(new DescribeSecurityGroupsCommand({}))).SecurityGroups,
      "GroupId",
    ),
    interfaces: ids(
      (await ec2.send(new DescribeNetworkInterfacesCommand({}))).NetworkInterfaces,
      "NetworkInterfaceId",
    ),
    endpoints: ids(
      // So does a deleted endpoint, for a while.
      endpoints.filter(({ State }) => String(State).toLowerCase() !== "deleted"),
      "VpcEndpointId",
    ),
    flowLogs: ids((await ec2.send(new DescribeFlowLogsCommand({}))).FlowLogs, "FlowLogId"),
    // A deleted cluster stays listed as inactive, as it does at AWS.
    clusters: ids(
      clusters.filter(({ status }) => status !== "INACTIVE"),
      "clusterArn",
    ),
    roles: ids((await aws.iam.send(new ListRolesCommand({}))).Roles, "RoleName"),
    policies: ids(
      (await aws.iam.send(new ListPoliciesCommand({ Scope: "Local" }))).Policies,
      "PolicyName",
    ),
    identityProviders: ids(
      (await aws.iam.send(new ListOpenIDConnectProvidersCommand({}))).OpenIDConnectProviderList,
      "Arn",
    ),
    // A deleted key waits out its window, as it does at AWS.
    keys: keyStates.filter(({ state }) => state !== "PendingDeletion").map(({ id }) => String(id)),
    aliases: ids(
      aliases.filter(({ AliasName }) => !AliasName?.startsWith("alias/aws/")),
      "AliasName",
    ),
    logGroups: ids(
      (await aws.logs.send(new DescribeLogGroupsCommand({}))).logGroups,
      "logGroupName",
    ),
    parameters: ids((await aws.ssm.send(new DescribeParametersCommand({}))).Parameters, "Name"),
    namespaces: ids(
      (await aws.serviceDiscovery.send(new ListNamespacesCommand({}))).Namespaces,
      "Id",
    ),
    buckets: ids((await aws.s3.send(new ListBucketsCommand({}))).Buckets, "Name"),
    ...(await containerInventory(aws)),
  };
}

/** What services, their load balancer, their builds and their alarms are made of. */
async function containerInventory(aws: AwsClients): Promise<Record<string, string[]>> {
  const alarms = (await aws.cloudwatch.send(new DescribeAlarmsCommand({}))).MetricAlarms;
  return {
    // Services end with their cluster.
    taskDefinitions:
      (await aws.ecs.send(new ListTaskDefinitionsCommand({ status: "ACTIVE" })))
        .taskDefinitionArns ?? [],
    loadBalancers: ids(
      (await aws.elb.send(new DescribeLoadBalancersCommand({}))).LoadBalancers,
      "LoadBalancerName",
    ),
    targetGroups: ids(
      (await aws.elb.send(new DescribeTargetGroupsCommand({}))).TargetGroups,
      "TargetGroupName",
    ),
    scalableTargets: ids(
      (await aws.scaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: "ecs" })))
        .ScalableTargets,
      "ResourceId",
    ),
    repositories: ids(
      (await aws.ecr.send(new DescribeRepositoriesCommand({}))).repositories,
      "repositoryName",
    ),
    buildProjects: (await aws.codebuild.send(new ListProjectsCommand({}))).projects ?? [],
    schedules: ids((await aws.scheduler.send(new ListSchedulesCommand({}))).Schedules, "Name"),
    scheduleGroups: ids(
      (await aws.scheduler.send(new ListScheduleGroupsCommand({}))).ScheduleGroups,
      "Name",
    ),
    alarms: ids(alarms, "AlarmName"),
    dashboards: ids(
      (await aws.cloudwatch.send(new ListDashboardsCommand({}))).DashboardEntries,
      "DashboardName",
    ),
    topics: ids((await aws.sns.send(new ListTopicsCommand({}))).Topics, "TopicArn"),
  };
}
