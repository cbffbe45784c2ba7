import type { Asked, Cause } from "./cause";

const GUIDE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide";
const STOPPED = `${GUIDE}/stopped-task-error-codes.html`;
const CANNOT_PULL = `${GUIDE}/task_cannot_pull_image.html`;
const RESOURCES = `${GUIDE}/resource-initialization-error.html`;
const EVENTS = `${GUIDE}/service-event-messages-list.html`;
const HEALTH =
  "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html";

const command = (name: string, { environment, service }: Asked, ...more: string[]) =>
  `"npm run ops -- ${[name, environment, service, ...more].join(" ")}"`;
const deploy = (stack: string, { environment }: Asked) =>
  `"npm run deploy -- ${environment} ${environment}-${stack}"`;

/**
 * Causes of tasks that do not start, or do not stay, by what ECS, the load balancer or the task itself says of
 * them. The first that fits is told, so that the particular ones come first.
 */
export const CAUSES: readonly Cause[] = [
  {
    id: "wrong-processor",
    what: "The image is for another processor than the task",
    signs: {
      stop: /does not contain descriptor matching platform/i,
      log: /exec format error|exec user process caused.*format/i,
    },
    remedy: ({ service }) =>
      `Set services.${service}.architecture to the image's processor (X86_64, ARM64), or build the image for the task's.`,
    isCertain: true,
    source: CANNOT_PULL,
  },
  {
    id: "registry-limit",
    what: "The registry has had too many pulls from this address",
    signs: { stop: /CannotPull[^]*(toomanyrequests|rate limit)/i },
    remedy: () =>
      "Wait for it to pass, or copy the image to one of the environment's own repositories: Docker Hub limits who does not sign in.",
    source: CANNOT_PULL,
  },
  {
    id: "image-not-found",
    what: "The image is not in its repository",
    signs: { stop: /CannotPull[^]*(not found|manifest unknown|does not exist)/i },
    remedy: (asked) =>
      `Record an image that is there: ${command("images", asked)} lists what was recorded, ${command("rollout", asked, "<image>")} records another.`,
    isCertain: true,
    source: CANNOT_PULL,
  },
  {
    id: "may-not-pull",
    what: "The execution role, or the repository's policy, does not let the task pull the image",
    signs: { stop: /CannotPull[^]*(403|denied|no basic auth)|not authorized to perform: ecr:/i },
    remedy: (asked) =>
      `Add the repository to iam.imageRepositories and deploy it (${deploy("iam", asked)}); a repository of another account has to allow it in its policy, too.`,
    isCertain: true,
    source: CANNOT_PULL,
  },
  {
    id: "parameter-missing",
    what: "A parameter that the task gets when it starts is not there",
    signs: { stop: /invalid (ssm )?parameters|ParameterNotFound|can't find the specified secret/i },
    remedy: (asked) =>
      `Give it a value under ssm.config or ssm.secrets, and deploy it: ${deploy("ssm", asked)}.`,
    isCertain: true,
    source: RESOURCES,
  },
  {
    id: "may-not-decrypt",
    what: "The execution role may not decrypt a parameter",
    signs: { stop: /kms:Decrypt|ciphertext refers to|KMS[^]*AccessDenied|AccessDenied[^]*KMS/i },
    remedy: (asked) =>
      `Encrypt the parameter with the environment's key (ssm.secrets does), and deploy the roles: ${deploy("iam", asked)}.`,
    isCertain: true,
    source: RESOURCES,
  },
  {
    id: "may-not-read-parameter",
    what: "The execution role may not read a parameter",
    signs: { stop: /not authorized to perform: (ssm:GetParameters|secretsmanager:)/i },
    remedy: (asked) =>
      `Name the parameter under services.${asked.service}.config or secrets, so that the role gets the right, and deploy the roles: ${deploy("iam", asked)}.`,
    isCertain: true,
    source: RESOURCES,
  },
  {
    id: "no-route",
    what: "The task does not reach the registry, Parameter Store or the logs: no way out of its subnets",
    signs: {
      stop: /(ResourceInitializationError|CannotPull)[^]*(i\/o timeout|timed? ?out|deadline exceeded|connection issue|no such host|request canceled|could not connect)/i,
    },
    remedy: () =>
      'Private subnets need network.nat or network.interfaceEndpoints: "fargate", and the service\'s egress must let 443 out.',
    isCertain: true,
    source: RESOURCES,
  },
  {
    id: "no-log-group",
    what: "The log group that the task writes to is not there, or must not be written to",
    signs: {
      stop: /failed to validate logger args|log (group|stream)[^]*(does not exist|not authorized)/i,
    },
    remedy: (asked) =>
      `It was deleted, or the role lost its right: deploy both again (${deploy(`service-${asked.service}`, asked)}, ${deploy("iam", asked)}).`,
    isCertain: true,
    source: RESOURCES,
  },
  {
    id: "role-not-assumed",
    what: "ECS may not assume one of the task's roles: it is gone, or does not trust ecs-tasks.amazonaws.com",
    signs: { stop: /unable to assume the role/i, event: /unable to assume the role/i },
    remedy: (asked) => `Deploy the roles again: ${deploy("iam", asked)}.`,
    isCertain: true,
    source: `${GUIDE}/task-execution-IAM-role.html`,
  },
  {
    id: "no-entrypoint",
    what: "The image has no such program: its entry point, or the command that is set, cannot be run",
    signs: {
      stop: /CannotStartContainer[^]*(executable file not found|no such file or directory)|executable file not found in \$PATH/i,
    },
    remedy: ({ service }) =>
      `Correct services.${service}.command, or the image's ENTRYPOINT; a shell needs to be in the image to be run.`,
    isCertain: true,
    source: STOPPED,
  },
  {
    id: "not-executable",
    what: "The entry point is there and may not be executed",
    signs: { stop: /CannotStartContainer[^]*permission denied/i },
    remedy: ({ service }) =>
      `Make it executable in the image (chmod +x), or let services.${service}.user be its owner.`,
    isCertain: true,
    source: STOPPED,
  },
  {
    id: "out-of-memory",
    what: "A container used more memory than it may",
    signs: { stop: /OutOfMemory/i, exitCode: 137 },
    remedy: ({ service }) =>
      `Raise services.${service}.memoryMiB, or find out what takes it: exit code 137 without OutOfMemory is a task that was killed because it did not end in stopTimeoutSeconds.`,
    source: STOPPED,
  },
  {
    id: "port-taken",
    what: "Two containers of the task want the same port",
    signs: { log: /address already in use|EADDRINUSE|port is already allocated/i },
    remedy: ({ service }) =>
      `All containers of a task share one network: let a sidecar of services.${service} listen on another port.`,
    source: `${GUIDE}/task-networking-awsvpc.html`,
  },
  {
    id: "read-only-root",
    what: "The container writes to its root file system, which is read-only",
    signs: { log: /read-only file system|EROFS/i },
    remedy: ({ service }) =>
      `Name the directory in services.${service}.writablePaths, or set readOnlyRootFilesystem: false.`,
    source: `${GUIDE}/security-tasks-containers.html`,
  },
  {
    id: "permission-denied",
    what: "The container's user may not do what it tries",
    signs: { log: /permission denied|EACCES|operation not permitted|EPERM/i },
    remedy: ({ service }) =>
      `Let it listen above 1024 and own its files, or set services.${service}.user.`,
    source: `${GUIDE}/security-tasks-containers.html`,
  },
  {
    id: "crashed",
    what: "The program crashed: it used memory that is not its own",
    signs: { exitCode: 139 },
    remedy: (asked) =>
      `Its log may say where (${command("logs", asked)}); a library for another processor or C library does this, too.`,
    source: STOPPED,
  },
  {
    id: "spot-interrupted",
    what: "AWS took the Spot capacity back",
    signs: { stop: /Spot (task|interruption)|SpotInterruption/i },
    remedy: ({ service }) =>
      `ECS starts another one. Where that is too often, lower services.${service}.spotPercent.`,
    source: `${GUIDE}/fargate-capacity-providers.html`,
  },
  {
    id: "no-capacity",
    what: "AWS has no capacity of this kind just now",
    signs: {
      stop: /capacity is unavailable/i,
      event: /unable to place a task[^]*capacity is unavailable/i,
    },
    remedy: ({ service }) =>
      `Spot runs out first: lower services.${service}.spotPercent, or wait; more zones (network.zones) help.`,
    source: EVENTS,
  },
  {
    id: "quota",
    what: "The account's quota of Fargate is used up",
    signs: {
      stop: /limit on the number of (vCPUs|tasks)/i,
      event: /limit on the number of (vCPUs|tasks)/i,
    },
    remedy: () =>
      'Ask AWS for more in Service Quotas ("Fargate On-Demand vCPU resource count", or Spot\'s), or stop what nobody needs.',
    source: `${GUIDE}/service-quotas.html`,
  },
  {
    id: "subnet-full",
    what: "A subnet has no address left",
    signs: {
      stop: /InsufficientFreeAddresses|not enough free addresses/i,
      event: /InsufficientFreeAddresses|not enough free addresses/i,
    },
    remedy: () =>
      "Each task takes an address, twice as many during a deployment: add a zone (network.zones), or stop what nobody needs. A subnet's size is for life.",
    source: EVENTS,
  },
  {
    id: "network-interface",
    what: "The task got no network interface in time",
    signs: {
      stop: /network interface provisioning|unable to (create|attach)[^]*network interface/i,
    },
    remedy: () =>
      "ECS tries again by itself. Where it does not pass, look at the account's quota of network interfaces.",
    source: STOPPED,
  },
  {
    id: "health-check-path",
    what: "The service answers the load balancer with another status code than is wanted",
    signs: {
      target: /ResponseCodeMismatch/,
      stop: /failed ELB health checks[^]*codes?:? \[/i,
    },
    remedy: ({ service }) =>
      `Set services.${service}.healthCheckPath to what it answers with healthCheckCodes (200), or let it answer there.`,
    source: HEALTH,
  },
  {
    id: "not-reached",
    what: "The load balancer gets no answer from the service",
    signs: {
      target: /unhealthy Target\.(Timeout|FailedHealthChecks)/,
      stop: /failed ELB health checks/i,
    },
    remedy: ({ service }) =>
      `Let it listen on services.${service}.port on all addresses (0.0.0.0, not 127.0.0.1), and give it healthCheckGraceSeconds enough to start.`,
    source: HEALTH,
  },
  {
    id: "container-health-check",
    what: "The container's own health check fails",
    signs: { stop: /failed container health checks/i },
    remedy: ({ service }) =>
      `Run services.${service}.healthCheck.command in the container by hand: the image may lack its program (curl), or need a longer startPeriodSeconds.`,
    source: `${GUIDE}/healthcheck.html`,
  },
  {
    id: "exited",
    what: "The program ended by itself",
    signs: { stop: /essential container in task exited/i },
    remedy: (asked) =>
      `Its last lines say why; all of them: ${command("logs", asked, "--since", "1h")}. A service has to go on running.`,
    source: STOPPED,
  },
];
