import { z } from "zod";
import { fargateCpu, taskFields } from "./container";
import { cidrBlock, kebabCase, textLike, textOfLength, wholeNumber, yesOrNo } from "./primitives";
import { schedule, timezone } from "./schedule";

const percent = wholeNumber(1, 100, "use 1 to 100");
/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
const taskCount = wholeNumber(0, 5000, "use 0 to 5000");
const port = wholeNumber(1, 65_535, "use 1 to 65535");

const scheduledScaling = z.strictObject({
  /** When the bounds change. */
  schedule,
  /**
   * Time zone of the schedule.
   * @default UTC
   */
  timezone: timezone.default("UTC"),
  /** Fewest tasks from then on. */
  minTasks: taskCount,
  /** Most tasks from then on. */
  maxTasks: taskCount,
});

/** https://docs.aws.amazon.com/autoscaling/application/userguide/services-that-can-integrate-ecs.html */
const scaling = z.strictObject({
  /** Fewest tasks. */
  minTasks: taskCount,
  /** Most tasks. */
  maxTasks: wholeNumber(1, 5000, "use 1 to 5000"),
  /**
   * Average CPU to aim at.
   * @default none
   */
  cpuPercent: percent.optional(),
  /**
   * Average memory to aim at.
   * @default none
   */
  memoryPercent: percent.optional(),
  /**
   * Requests a minute and task to aim at; public services only.
   * @default none
   */
  requestsPerTask: wholeNumber(1, 1_000_000, "use 1 to 1000000").optional(),
  /**
   * Bounds that change by the clock, by name.
   * @default none
   */
  scheduled: z.record(kebabCase(50), scheduledScaling).default({}),
});

const alarms = z.strictObject({
  /**
   * Average CPU over five minutes.
   * @default 90
   */
  cpuPercent: percent.default(90),
  /**
   * Average memory over five minutes.
   * @default 90
   */
  memoryPercent: percent.default(90),
  /**
   * Share of answers that are errors of the service; public services only.
   * @default 5
   */
  serverErrorPercent: percent.default(5),
  /**
   * 99th percentile of the answer time; public services only.
   * @default 2
   */
  latencySeconds: z
    .number("use a number of seconds (for example 0.5)")
    .positive("use more than 0")
    .default(2),
});

/** A one-off task with the new image, which has to end with 0 before the service takes that image. */
const release = z.strictObject({
  /** What it runs instead of the image's own command: a migration, for example. */
  command: z
    .array(
      textOfLength(1, 8192, "use the program and its arguments, each a text of its own"),
      'use a list of the program and its arguments (for example ["npm", "run", "migrate"])',
    )
    .min(1, 'name a program (for example ["npm", "run", "migrate"])'),
  /**
   * Minutes after which it is stopped, and counts as failed.
   * @default 15
   */
  timeoutMinutes: wholeNumber(1, 240, "use 1 to 240").default(15),
  /**
   * CPU of its task, in units of 1/1024 of a virtual CPU.
   * @default the service's
   */
  cpu: fargateCpu.optional(),
  /**
   * Memory of its task.
   * @default the service's
   */
  memoryMiB: wholeNumber(512, 122_880, "use 512 to 122880").optional(),
});

const egress = z.strictObject({
  /** TCP port that it may connect to. */
  port,
  /** Addresses that it may connect to. */
  cidr: cidrBlock,
});

const egressByName = z.record(kebabCase(50), egress).default({});

/** What runs all the time has, besides its task. */
const serviceFields = {
  ...taskFields,
  /**
   * Tasks that run, unless scaling decides.
   * @default 1
   */
  desiredCount: taskCount.default(1),
  /**
   * Lets load or the clock decide how many tasks run.
   * @default none: `desiredCount` tasks run
   */
  scaling: scaling.optional(),
  /**
   * Share of tasks on Fargate Spot; the first task never is, unless the share is 100.
   * @default 0
   */
  spotPercent: wholeNumber(0, 100, "use 0 to 100").default(0),
  /**
   * Internal services that this one calls, by name.
   * @default none
   */
  calls: z.array(kebabCase(20), 'use a list of service names (for example ["api"])').default([]),
  /**
   * Connections it may open besides HTTPS and `calls`, by name.
   * @default none
   */
  egress: egressByName,
  /** Thresholds of the alarms. */
  alarms: alarms.prefault({}),
  /**
   * A task that runs before the service takes a new revision (docs/how-to/run-a-release.md).
   * @default none
   */
  release: release.optional(),
};

/**
 * Characters of hosts and paths:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
 */
const host = textLike(
  /^(?=.{1,128}$)[a-z0-9*?-]+(\.[a-z0-9*?-]+)*\.[a-z]+$/,
  "use a host name in lower case, * and ? standing for anything before the last dot, 128 characters at most (for example shop.example.com)",
);
const path = textLike(
  /^\/[\w.$/~"'@:+&*?-]{0,127}$/,
  `use a path that starts with a slash, of letters, digits and _ - . $ / ~ " ' @ : + & * ?, 128 characters at most (for example /api/*)`,
);

const route = z.strictObject({
  /**
   * The rule's place: lower ones are tried first.
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html
   */
  priority: wholeNumber(1, 50_000, "use 1 to 50000"),
  /**
   * Host names; `*` stands for anything.
   * @default any
   */
  hosts: z.array(host, 'use a list of host names (for example ["shop.example.com"])').default([]),
  /**
   * Paths; `*` stands for anything.
   * @default any
   */
  paths: z.array(path, 'use a list of paths (for example ["/api/*"])').default([]),
});

const publicService = z.strictObject({
  kind: z.literal("public"),
  ...serviceFields,
  /** Port that the container listens on. */
  port,
  /** Which requests are for it. */
  route,
  /**
   * Path that the load balancer asks for.
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
   * @default /
   */
  healthCheckPath: textLike(
    /^\/[!-~]{0,1023}$/,
    "use a path that starts with a slash, of visible ASCII characters, 1024 at most (for example /healthz)",
  ).default("/"),
  /**
   * Status codes that are healthy.
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html
   * @default 200
   */
  healthCheckCodes: textLike(
    /^[2-4]\d\d(-[2-4]\d\d|(,[2-4]\d\d)*)$/,
    "use status codes of 200 to 499, one, several or a range (for example 200, 200,302 or 200-299)",
  ).default("200"),
  /**
   * Seconds in which a new task may be unhealthy.
   * @default 60
   */
  healthCheckGraceSeconds: wholeNumber(0, 7200, "use 0 to 7200").default(60),
  /**
   * Seconds that a task on its way out still gets for the requests it has.
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
   * @default 30
   */
  deregistrationDelaySeconds: wholeNumber(0, 3600, "use 0 to 3600").default(30),
});

const PROTOCOLS = ["http", "http2", "grpc", "tcp"] as const;
/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TimeoutConfiguration.html */
const timeoutSeconds = wholeNumber(0, 2_147_483_647, "use 0 to 2147483647, 0 being no limit");

const internalService = z.strictObject({
  kind: z.literal("internal"),
  ...serviceFields,
  /** Port that the container listens on, and others reach it at. */
  port,
  /**
   * What is spoken there: Service Connect's proxy reads HTTP/1.1 (`http`), HTTP/2 or gRPC, and passes
   * anything else on (`tcp`). ECS never changes it for a service that is there
   * (https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html).
   * @default http
   */
  protocol: z.enum(PROTOCOLS, `use one of ${PROTOCOLS.join(", ")}`).default("http"),
  /**
   * Seconds that a caller waits for a complete answer, before the proxy cuts it off; `tcp` knows no
   * requests. AWS's own default is 15.
   * @default 60
   */
  requestTimeoutSeconds: timeoutSeconds.optional(),
  /**
   * Seconds after which an idle connection is closed.
   * @default 300, for `tcp` 3600
   */
  idleTimeoutSeconds: timeoutSeconds.optional(),
  /**
   * Further ports that callers may connect to: the next one while `port` is about to change.
   * @default none
   */
  alsoPorts: z.array(port, "use a list of ports (for example [9001])").default([]),
});

const workerService = z.strictObject({ kind: z.literal("worker"), ...serviceFields });

const scheduledTask = z.strictObject({
  kind: z.literal("scheduled"),
  ...taskFields,
  /** When it runs. */
  schedule,
  /**
   * Time zone of the schedule.
   * @default UTC
   */
  timezone: timezone.default("UTC"),
  /**
   * Tasks that each run starts.
   * https://docs.aws.amazon.com/scheduler/latest/APIReference/API_EcsParameters.html
   * @default 1
   */
  taskCount: wholeNumber(1, 10, "use 1 to 10").default(1),
  /**
   * Whether the schedule is on.
   * @default true
   */
  enabled: yesOrNo.default(true),
  /**
   * Connections it may open besides HTTPS, by name.
   * @default none
   */
  egress: egressByName,
});

/**
 * A service, by how it is reached: through the load balancer (`public`), by other services
 * (`internal`), not at all (`worker`), or a task that runs by the clock (`scheduled`).
 */
export const serviceSchema = z.discriminatedUnion("kind", [
  publicService,
  internalService,
  workerService,
  scheduledTask,
]);
