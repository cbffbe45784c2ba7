import { PutParameterCommand } from "@aws-sdk/client-ssm";
import { CreateKeyCommand } from "@aws-sdk/client-kms";
import { CreateRepositoryCommand, PutImageCommand } from "@aws-sdk/client-ecr";
import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateNetworkInterfaceCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  DescribeRouteTablesCommand,
  ModifyVpcAttributeCommand,
  RevokeSecurityGroupEgressCommand,
} from "@aws-sdk/client-ec2";
import { CreatePolicyCommand } from "@aws-sdk/client-iam";
import type {
  ContainerDefinition,
  CreateServiceCommandInput,
  RegisterTaskDefinitionCommandInput,
} from "@aws-sdk/client-ecs";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { diagnose } from "../../../tools/diagnosis/diagnose";
import { gather } from "../../../tools/diagnosis/gather";
import {
  addDefinition,
  addGroup,
  addRole,
  addService,
  addSubnet,
  BREAKER,
  CLUSTER,
  type FargateAccount,
  fargateAccount,
  LOG_GROUP,
  logOf,
  look,
  networkOf,
  policyOf,
  REGISTRY,
  RIGHTS,
  roleArn,
  tasksOf,
} from "./fargate-account";
import { runningEmulator } from "./running-emulator";

const running = runningEmulator();
let account: FargateAccount;
/** ARN of a parameter that is encrypted with a key of the account's. */
const SECRET = "arn:aws:ssm:us-east-1:123456789012:parameter/a/secret";
const secrets = [{ name: "SECRET", valueFrom: SECRET }];
const image = (tag: string) => `${REGISTRY}/web:${tag}`;
const without = (right: string) => RIGHTS.filter((it) => it !== right);

beforeAll(async () => {
  const { aws } = running();
  account = await fargateAccount(aws);
  const names = { VpcId: account.vpc, EnableDnsHostnames: { Value: true } };
  await aws.ec2.send(new ModifyVpcAttributeCommand(names));
  const KeyId = (await aws.kms.send(new CreateKeyCommand({}))).KeyMetadata?.KeyId;
  const parameter = { Name: "/a/secret", Value: "hidden", Type: "SecureString", KeyId } as const;
  await aws.ssm.send(new PutParameterCommand(parameter));
}, 60_000);

/** What a cause changes of a service that starts. */
interface Change {
  readonly main?: Partial<ContainerDefinition>;
  readonly definition?: Partial<RegisterTaskDefinitionCommandInput>;
  readonly service?: Partial<CreateServiceCommandInput> | undefined;
}

/** What is told of a service by that name, after its deployment has failed. */
async function failed(name: string, { main, definition, service }: Change) {
  const { aws } = running();
  const container = { image: image("v1"), ...main };
  const taskDefinition = await addDefinition(aws, name, container, definition);
  await addService(aws, name, {
    taskDefinition,
    launchType: service?.capacityProviderStrategy ? undefined : "FARGATE",
    networkConfiguration: networkOf(account.subnet, account.group),
    deploymentConfiguration: BREAKER,
    ...service,
  });
  const seen = await look(aws, name);
  const [task] = await tasksOf(aws, name, "STOPPED");
  const [container0] = task?.containers ?? [];
  const evidence = await gather(aws, { cluster: CLUSTER, name, logGroup: LOG_GROUP });
  return {
    causes: diagnose(evidence).map(({ cause }) => cause.id),
    rollout: seen?.deployments?.[0]?.rolloutState,
    code: task?.stopCode,
    reason: task?.stoppedReason,
    exitCode: container0?.exitCode,
    why: container0?.reason,
    id: String(task?.taskArn?.split("/").at(-1)),
    events: seen?.events?.map(({ message }) => message) ?? [],
    log: task ? await logOf(aws, task) : [],
  };
}

const NOT_PULLED = "CannotPullContainerError: pull image manifest has been retried 7 time(s):";
const UNABLE = "ResourceInitializationError: unable to pull secrets or registry auth:";
const RETRIEVAL = `${UNABLE} execution resource retrieval failed:`;
const LOGGER = "ResourceInitializationError: failed to validate logger args:";
/** A session of a role, and an ID of a request: both are other ones each time. */
const session = (role: string) => `arn:aws:sts::123456789012:assumed-role/${role}/<task>`;

/** With other IDs of requests and tasks it is the same. */
function same(text: string | undefined, id: string): string | undefined {
  return text?.replaceAll(id, "<task>").replaceAll(/Request ?ID: [^,;]+/g, "RequestID: <id>");
}

const denied = (role: string, action: string, resource: string, why = because(action)) =>
  `StatusCode: 400, RequestID: <id>, api error AccessDeniedException: User: ${session(role)} is not ` +
  `authorized to perform: ${action} on resource: ${resource} ${why}`;
const because = (action: string) => `because no identity-based policy allows the ${action} action`;

/** A role of that name without a right. */
async function executing(name: string, rights: readonly string[], boundary?: string) {
  return { executionRoleArn: await addRole(running().aws, name, rights, { boundary }) };
}

/** A service in a subnet without a way out. */
async function isolated(block: string): Promise<NonNullable<Change["service"]>> {
  const subnet = await addSubnet(running().aws, account.vpc, block);
  return { networkConfiguration: networkOf(subnet, account.group) };
}

async function addEndpoint(name: string, SubnetId: string, group: string, vpc = account.vpc) {
  await running().aws.ec2.send(
    new CreateVpcEndpointCommand({
      VpcId: vpc,
      VpcEndpointType: "Interface",
      ServiceName: `com.amazonaws.us-east-1.${name}`,
      SubnetIds: [SubnetId],
      SecurityGroupIds: [group],
      PrivateDnsEnabled: true,
    }),
  );
}

interface Cause {
  readonly cause: string;
  /** How the diagnosis names it. */
  readonly told: string;
  readonly change: () => Change | Promise<Change>;
  readonly reason: string;
}

describe("a task that does not start", () => {
  const causes: Cause[] = [
    {
      cause: "image-by-tag",
      told: "image-not-found",
      change: () => ({ main: { image: image("not-there") } }),
      reason: `${NOT_PULLED} failed to resolve ref ${image("not-there")}: ${image("not-there")}: not found`,
    },
    {
      cause: "image-of-another-processor",
      told: "wrong-processor",
      change: () => ({ main: { image: image("wrong-processor") } }),
      reason: `${NOT_PULLED} image Manifest does not contain descriptor matching platform 'linux/amd64'`,
    },
    {
      cause: "image-of-docker-hub",
      told: "registry-limit",
      change: () => ({ main: { image: "nginx:rate-limited" } }),
      reason:
        "CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReadSeeker: " +
        "failed open: unexpected status code https://registry-1.docker.io/v2/library/nginx/manifests/" +
        "rate-limited: 429 Too Many Requests - Server message: toomanyrequests: You have reached your " +
        "pull rate limit. You may increase the limit by authenticating and upgrading: " +
        "https://www.docker.com/increase-rate-limit",
    },
    {
      cause: "program-that-is-not-there",
      told: "no-entrypoint",
      change: () => ({ main: { image: image("no-entrypoint"), command: ["serve"] } }),
      reason:
        "CannotStartContainerError: ResourceInitializationError: failed to create new container runtime " +
        "task: failed to create shim task: OCI runtime create failed: runc create failed: unable to " +
        'start container process: exec: "serve": executable file not found in $PATH: unknown',
    },
    {
      cause: "parameter-that-is-not-there",
      told: "parameter-missing",
      change: () => ({ main: { secrets: [{ name: "NONE", valueFrom: `${SECRET}/none` }] } }),
      reason:
        `${RETRIEVAL} unable to retrieve secrets from ssm: service call has been retried 1 time(s): ` +
        "invalid ssm parameters: /a/secret/none",
    },
    {
      cause: "role-without-parameters",
      told: "may-not-read-parameter",
      change: async () => ({
        main: { secrets },
        definition: await executing("no-parameters", without("ssm:GetParameters")),
      }),
      reason:
        `${RETRIEVAL} unable to retrieve secrets from ssm: service call has been retried 1 time(s): ` +
        "operation error SSM: GetParameters, https response error " +
        denied("no-parameters", "ssm:GetParameters", SECRET),
    },
    {
      cause: "role-without-key",
      told: "may-not-decrypt",
      change: async () => ({
        main: { secrets },
        definition: await executing("no-key", without("kms:Decrypt")),
      }),
      reason:
        `${RETRIEVAL} unable to retrieve secrets from ssm: service call has been retried 1 time(s): ` +
        "operation error SSM: GetParameters, https response error StatusCode: 400, RequestID: <id>, " +
        "api error AccessDeniedException: The ciphertext refers to a customer master key that does not " +
        "exist, does not exist in this region, or you are not allowed to access. (Service: AWSKMS; " +
        "Status Code: 400; Error Code: AccessDeniedException; RequestID: <id>; Proxy: null)",
    },
    {
      cause: "role-without-token",
      told: "may-not-pull",
      change: async () => ({
        definition: await executing("no-token", without("ecr:GetAuthorizationToken")),
      }),
      reason:
        `${RETRIEVAL} unable to retrieve ecr registry auth: service call has been retried 1 time(s): ` +
        "operation error ECR: GetAuthorizationToken, https response error " +
        denied("no-token", "ecr:GetAuthorizationToken", "*"),
    },
    {
      cause: "role-without-images",
      told: "may-not-pull",
      change: async () => ({
        definition: await executing("no-images", without("ecr:BatchGetImage")),
      }),
      reason:
        "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve " +
        `ref ${image("v1")}: pulling from host ${REGISTRY} failed with status code [manifests v1]: ` +
        "403 Forbidden",
    },
    {
      cause: "role-without-log",
      told: "no-log-group",
      change: async () => ({
        definition: await executing("no-log", without("logs:CreateLogStream")),
      }),
      reason:
        `${LOGGER} create stream has been retried 1 times: failed to create Cloudwatch log stream: ` +
        "operation error CloudWatch Logs: CreateLogStream, https response error " +
        denied(
          "no-log",
          "logs:CreateLogStream",
          `arn:aws:logs:us-east-1:123456789012:log-group:${LOG_GROUP}:log-stream:main/main/<task>`,
        ) +
        " : exit status 1",
    },
    {
      cause: "boundary",
      told: "may-not-read-parameter",
      change: async () => {
        const PolicyDocument = policyOf(without("ssm:GetParameters"));
        const policy = new CreatePolicyCommand({ PolicyName: "narrow", PolicyDocument });
        const { Policy } = await running().aws.iam.send(policy);
        const definition = await executing("bounded", RIGHTS, Policy?.Arn);
        return { main: { secrets }, definition };
      },
      reason:
        `${RETRIEVAL} unable to retrieve secrets from ssm: service call has been retried 1 time(s): ` +
        "operation error SSM: GetParameters, https response error " +
        denied(
          "bounded",
          "ssm:GetParameters",
          SECRET,
          "because no permissions boundary allows the ssm:GetParameters action",
        ),
    },
    {
      cause: "no-way-to-the-registry",
      told: "no-route",
      change: async () => ({ service: await isolated("10.9.10.0/24") }),
      reason:
        `${UNABLE} The task cannot pull registry auth from Amazon ECR: There is a connection issue ` +
        "between the task and Amazon ECR. Check your task network configuration. operation error ECR: " +
        "GetAuthorizationToken, exceeded maximum number of attempts, 3, https response error " +
        'StatusCode: 0, RequestID: , request send failed, Post "https://api.ecr.us-east-1.amazonaws.com/": ' +
        "dial tcp 44.213.79.50:443: i/o timeout",
    },
    {
      cause: "no-way-to-parameters",
      told: "no-route",
      change: async () => ({
        main: { secrets, image: "public.ecr.aws/nginx/nginx:v1" },
        service: await isolated("10.9.11.0/24"),
      }),
      reason:
        `${UNABLE} unable to retrieve secrets from ssm: The task cannot pull secrets from AWS Systems ` +
        "Manager. There is a connection issue between the task and AWS Systems Manager Parameter Store. " +
        "Check your task network configuration. operation error SSM: GetParameters, https response " +
        "error StatusCode: 0, RequestID: , canceled, context deadline exceeded",
    },
    {
      cause: "no-way-to-logs",
      told: "no-route",
      change: async () => ({
        main: { image: "nginx:v1" },
        service: await isolated("10.9.12.0/24"),
      }),
      reason:
        `${LOGGER} The task cannot find the Amazon CloudWatch log group defined in the task definition. ` +
        "There is a connection issue between the task and Amazon CloudWatch. Check your network " +
        "configuration. signal: killed",
    },
    {
      cause: "no-way-to-docker-hub",
      told: "no-route",
      change: async () => ({
        main: { image: "nginx:v1", logConfiguration: undefined },
        service: await isolated("10.9.13.0/24"),
      }),
      reason:
        "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve " +
        "ref docker.io/library/nginx:v1: failed to do request: Head " +
        '"https://registry-1.docker.io/v2/library/nginx/manifests/v1": ' +
        "dial tcp 34.205.13.154:443: i/o timeout",
    },
    {
      cause: "group-without-https",
      told: "no-route",
      change: async () => {
        const { aws } = running();
        const GroupId = await addGroup(aws, account.vpc, "closed");
        const everything = [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
        const revoked = { GroupId, IpPermissions: everything };
        await aws.ec2.send(new RevokeSecurityGroupEgressCommand(revoked));
        const http = { IpProtocol: "tcp", FromPort: 80, ToPort: 80 };
        const IpPermissions = [{ ...http, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
        const opened = { GroupId, IpPermissions };
        await aws.ec2.send(new AuthorizeSecurityGroupEgressCommand(opened));
        const networkConfiguration = networkOf(account.subnet, GroupId);
        const main = { image: "nginx:v1", logConfiguration: undefined };
        return { main, service: { networkConfiguration } };
      },
      reason:
        "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve " +
        "ref docker.io/library/nginx:v1: failed to do request: Head " +
        '"https://registry-1.docker.io/v2/library/nginx/manifests/v1": ' +
        "dial tcp 34.205.13.154:443: i/o timeout",
    },
    {
      cause: "log-group-that-is-not-there",
      told: "no-log-group",
      change: () => {
        const options = { "awslogs-group": "/not/there", "awslogs-stream-prefix": "a" };
        return { main: { logConfiguration: { logDriver: "awslogs", options } } };
      },
      reason:
        `${LOGGER} create stream has been retried 1 times: failed to create Cloudwatch log stream: ` +
        "operation error CloudWatch Logs: CreateLogStream, https response error StatusCode: 400, " +
        "RequestID: <id>, ResourceNotFoundException: The specified log group does not exist. : exit " +
        "status 1",
    },
  ];

  it.each(causes)("$cause", async ({ cause, change, reason, told: id }) => {
    const told = await failed(cause, await change());
    expect({ ...told, reason: same(told.reason, told.id) }).toMatchObject({
      causes: [id],
      rollout: "FAILED",
      code: "TaskFailedToStart",
      reason,
      exitCode: undefined,
      log: [],
    });
    expect(told.events.slice(0, 3)).toEqual([
      expect.stringMatching(
        /\(deployment ecs-svc\/\d+\) deployment failed: tasks failed to start.$/,
      ),
      `(service ${cause}) was unable to place a task. Reason: ${String(told.reason)}.`,
      `(service ${cause}) has started 1 tasks: (task ${told.id}).`,
    ]);
    if (reason.startsWith("Cannot")) expect(told.why).toBe(told.reason);
  });

  it("in a subnet without free addresses says so", async () => {
    const { ec2 } = running().aws;
    const subnet = await addSubnet(running().aws, account.vpc, "10.9.20.0/28");
    for (let count = 0; count < 11; count++) {
      await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId: subnet }));
    }
    const networkConfiguration = networkOf(subnet, account.group);
    expect(await failed("full", { service: { networkConfiguration } })).toMatchObject({
      causes: ["subnet-full"],
      code: "TaskFailedToStart",
      reason:
        `Unexpected EC2 error while attempting to Create Network Interface in subnet '${subnet}': ` +
        "InsufficientFreeAddressesInSubnet",
    });
  });
});

describe("a task that AWS does not even make", () => {
  const role = (name: string) =>
    `ECS was unable to assume the role '${roleArn(name)}' that was provided for this task. Please verify ` +
    "that the role being passed has the proper trust relationship and permissions and that your IAM user " +
    "has permissions to pass this role.";
  const guide =
    "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";
  const spot = [{ capacityProvider: "FARGATE_SPOT", weight: 1 }];
  const causes: (Omit<Cause, "reason"> & { readonly event: string })[] = [
    {
      cause: "execution-role-that-is-gone",
      told: "role-not-assumed",
      change: () => ({ definition: { executionRoleArn: roleArn("gone") } }),
      event: `failed to launch a task with (error ${role("gone")}).`,
    },
    {
      cause: "task-role-of-another-service",
      told: "role-not-assumed",
      change: async () => {
        const service = "codebuild.amazonaws.com";
        const taskRoleArn = await addRole(running().aws, "builds", ["s3:GetObject"], { service });
        return { definition: { taskRoleArn } };
      },
      event: `failed to launch a task with (error ${role("builds")}).`,
    },
    {
      cause: "no-spot-capacity",
      told: "no-capacity",
      change: () => ({
        main: { image: image("no-spot") },
        service: { capacityProviderStrategy: spot },
      }),
      event:
        "was unable to place a task. Reason: Capacity is unavailable at this time. Please try again " +
        `later or in a different availability zone. ${guide}`,
    },
    {
      cause: "vcpu-quota",
      told: "quota",
      change: () => ({ main: { image: image("vcpu-quota") } }),
      event:
        "was unable to place a task. Reason: You’ve reached the limit on the number of vCPUs you can " +
        `run concurrently. ${guide}`,
    },
  ];

  it.each(causes)("$cause", async ({ cause, change, event, told: id }) => {
    const told = await failed(cause, await change());
    expect(told).toMatchObject({ causes: [id], rollout: "FAILED", code: undefined });
    expect(told.events[1]).toBe(`(service ${cause}) ${event}`);
  });
});

describe("a task that ends", () => {
  const oom = "OutOfMemoryError: container killed due to memory usage";
  it.each([
    ["does-not-start", 1, undefined, "the application could not start", "exited"],
    ["exits-1", 1, undefined, "DATABASE_URL is not set", "exited"],
    ["out-of-memory", 137, oom, "", "out-of-memory"],
    ["segfault", 139, undefined, "Segmentation fault", "crashed"],
    ["exec-format", 255, undefined, "exec format error", "wrong-processor"],
    ["port-taken", 1, undefined, "address already in use", "port-taken"],
    ["read-only", 1, undefined, "Read-only file system", "read-only-root"],
  ])("%s: exit code %i", async (tag, exitCode, why, line, cause) => {
    const told = await failed(`image-${tag}`, { main: { image: image(tag) } });
    expect(told).toMatchObject({
      causes: [cause],
      rollout: "FAILED",
      code: "EssentialContainerExited",
      reason: "Essential container in task exited",
      exitCode,
      why,
      log: expect.arrayContaining(["main started", expect.stringContaining(line)]),
    });
  });

  it("because its own health check fails", async () => {
    const healthCheck = { command: ["CMD", "false"] };
    const main = { image: image("fails-health-check"), healthCheck };
    const told = await failed("unhealthy", { main });
    expect(told).toMatchObject({
      causes: ["container-health-check"],
      code: "ServiceSchedulerInitiated",
      reason: "Task failed container health checks",
      exitCode: 143,
    });
    const event = `(service unhealthy) (task ${told.id}) failed container health checks.`;
    expect(told.events).toContain(event);
  });
});

describe("an image of a repository", () => {
  it("that something was pushed to is missing where it is not among its images", async () => {
    const { aws } = running();
    const repositoryName = "pushed";
    await aws.ecr.send(new CreateRepositoryCommand({ repositoryName }));
    const network = { networkConfiguration: networkOf(account.subnet, account.group) };
    const starts = async (name: string, tag: string) => {
      const main = { image: `${REGISTRY}/${repositoryName}:${tag}` };
      const taskDefinition = await addDefinition(aws, name, main);
      await addService(aws, name, { taskDefinition, launchType: "FARGATE", ...network });
      const rollout = (await look(aws, name))?.deployments?.[0]?.rolloutState;
      const [task] = await tasksOf(aws, name, "RUNNING");
      return [rollout, task?.containers?.[0]?.imageDigest];
    };
    expect(await starts("before", "v1")).toEqual(["COMPLETED", undefined]);
    const mediaType = "application/vnd.docker.distribution.manifest.v2+json";
    const imageManifest = JSON.stringify({ schemaVersion: 2, mediaType, layers: [], config: {} });
    const pushed = { repositoryName, imageTag: "v1", imageManifest };
    const put = await aws.ecr.send(new PutImageCommand(pushed));
    expect(await starts("there", "v1")).toEqual(["COMPLETED", put.image?.imageId?.imageDigest]);
    expect(await starts("another", "v2")).toEqual(["IN_PROGRESS", undefined]);
  });
});

describe("interface endpoints", () => {
  it("are a way out, and take the place of any other one", async () => {
    const { aws } = running();
    const subnet = await addSubnet(aws, account.vpc, "10.9.30.0/24");
    const networkConfiguration = networkOf(subnet, account.group);
    const main = { image: "nginx:v1", secrets };
    const reason = async (name: string, service: NonNullable<Change["service"]>) =>
      (await failed(name, { main, service })).reason;
    const parameters = expect.stringContaining("between the task and AWS Systems Manager");
    expect(await reason("by-none", { networkConfiguration })).toEqual(parameters);

    const group = await addGroup(aws, account.vpc, "endpoints");
    await addEndpoint("ssm", subnet, group);
    // Nobody may use it, and the service's name leads there from everywhere in the VPC.
    expect(await reason("by-gateway", {})).toEqual(parameters);

    const https = { IpProtocol: "tcp", FromPort: 443, ToPort: 443 };
    const IpPermissions = [{ ...https, IpRanges: [{ CidrIp: "10.9.0.0/16" }] }];
    const opened = { GroupId: group, IpPermissions };
    await aws.ec2.send(new AuthorizeSecurityGroupIngressCommand(opened));
    const logs = expect.stringContaining("between the task and Amazon CloudWatch");
    expect(await reason("by-endpoint", { networkConfiguration })).toEqual(logs);
    expect(await reason("by-both", {})).toBeUndefined();
  });

  it("are enough for an image of ECR, with a gateway to S3 where its layers are", async () => {
    const { aws } = running();
    const CidrBlock = "10.8.0.0/16";
    const VpcId = String((await aws.ec2.send(new CreateVpcCommand({ CidrBlock }))).Vpc?.VpcId);
    const names = { VpcId, EnableDnsHostnames: { Value: true } };
    await aws.ec2.send(new ModifyVpcAttributeCommand(names));
    const subnet = await addSubnet(aws, VpcId, "10.8.0.0/24");
    const group = await addGroup(aws, VpcId, "both");
    const IpPermissions = [{ IpProtocol: "-1", IpRanges: [{ CidrIp: CidrBlock }] }];
    const opened = { GroupId: group, IpPermissions };
    await aws.ec2.send(new AuthorizeSecurityGroupIngressCommand(opened));
    for (const service of ["ecr.api", "ecr.dkr", "logs"]) {
      await addEndpoint(service, subnet, group, VpcId);
    }
    const service = { networkConfiguration: networkOf(subnet, group) };
    expect((await failed("no-layers", { service })).reason).toMatch(
      /^CannotPullContainerError: ref pull has been retried 5 time.*\.s3\.us-east-1.*i\/o timeout$/,
    );
    const { RouteTables = [] } = await aws.ec2.send(
      new DescribeRouteTablesCommand({ Filters: [{ Name: "vpc-id", Values: [VpcId] }] }),
    );
    await aws.ec2.send(
      new CreateVpcEndpointCommand({
        VpcId,
        VpcEndpointType: "Gateway",
        ServiceName: "com.amazonaws.us-east-1.s3",
        RouteTableIds: RouteTables.map(({ RouteTableId }) => String(RouteTableId)),
      }),
    );
    expect(await failed("layers", { service })).toMatchObject({ rollout: "COMPLETED" });
  });
});
