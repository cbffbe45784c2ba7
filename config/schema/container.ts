import { z } from "zod";
import { FARGATE_CPUS } from "../fargate-sizes";
import { imageUri } from "./image";
import {
  kebabCase,
  retentionDays,
  textLike,
  textOfLength,
  wholeNumber,
  yesOrNo,
} from "./primitives";

/**
 * Bounds of a container's settings, where none is named:
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */

/** Name of an environment variable in a container. */
const variableName = textLike(
  /^[A-Za-z_][A-Za-z0-9_]*$/,
  "use letters, digits and _, not a digit first (for example LOG_LEVEL)",
);
const variables = z.record(
  variableName,
  textOfLength(
    0,
    32_768,
    "use a string of at most 32768 characters (numbers and booleans in quotes)",
  ),
);
const configKey = textOfLength(
  1,
  200,
  "use the key of a setting in ssm.config (for example app/log-level)",
);
const secretName = textOfLength(
  1,
  200,
  "use the name of a secret in ssm.secrets (for example app/session-key)",
);

/** Neither the root directory nor a path that leads out of itself. */
const volumePath = textLike(
  /^(\/(?!\.{1,2}(\/|$))[\w.-]+)+$/,
  "use an absolute path in the container, not the root itself and without a slash at the end (for example /tmp)",
);

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html */
const healthCheck = z.strictObject({
  /** Run by the container's shell; anything but exit code 0 is unhealthy. */
  command: textOfLength(
    1,
    4096,
    "use a shell command of at most 4096 characters (for example curl -f http://localhost:8080/)",
  ),
  /**
   * Seconds from one check to the next.
   * @default 30
   */
  intervalSeconds: wholeNumber(5, 300, "use 5 to 300").default(30),
  /**
   * Seconds after which a check has failed.
   * @default 5
   */
  timeoutSeconds: wholeNumber(2, 60, "use 2 to 60").default(5),
  /**
   * Failures in a row that make the container unhealthy.
   * @default 3
   */
  retries: wholeNumber(1, 10, "use 1 to 10").default(3),
  /**
   * Seconds of grace before failures count.
   * @default 0
   */
  startPeriodSeconds: wholeNumber(0, 300, "use 0 to 300").default(0),
});

const nonRootUser = textLike(
  /^(?!0+(:|$)|root(:|$))[\w-]+(:[\w-]+)?$/,
  "use a user other than root (for example 1000:1000)",
);

const sidecar = z.strictObject({
  /** Image by tag or digest. */
  image: imageUri,
  /**
   * CPU units of the task's that are reserved for it.
   * @default 0
   */
  cpu: wholeNumber(0, 16_384, "use 0 to 16384").default(0),
  /** Memory that it may use, in MiB. */
  memoryMiB: wholeNumber(6, 122_880, "use 6 to 122880"),
  /**
   * Whether the task ends when it does.
   * @default false
   */
  essential: yesOrNo.default(false),
  /**
   * Variables in clear.
   * @default none
   */
  environment: variables.default({}),
  /**
   * User and group that it runs as; not root.
   * @default 1000:1000
   */
  user: nonRootUser.default("1000:1000"),
});

/**
 * A statement that the service's own task role gets.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
const statement = z.strictObject({
  /** Actions that are allowed, each by its full name. */
  actions: z
    .array(
      textLike(
        /^[a-z0-9-]+:[A-Za-z0-9]+$/,
        "use an action without wildcard (for example s3:GetObject)",
      ),
      'use a list of actions (for example ["s3:GetObject"])',
    )
    .min(1, "name at least one action (for example s3:GetObject)"),
  /**
   * What they are allowed on. A wildcard may be part of an ARN, and not all of its resource. `*` is for
   * actions that know no resource (for example xray:PutTraceSegments), and for them alone.
   */
  resources: z
    .array(
      textLike(
        /^(\*|arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(\d{12}|aws)?:(?!\*+$)((?!\$\{).)+)$/,
        "use an ARN that says which resources, a wildcard being only a part of it (for example arn:aws:s3:::my-bucket/*)",
      ),
      'use a list of ARNs (for example ["arn:aws:s3:::my-bucket/*"])',
    )
    .min(1, "name at least one ARN (for example arn:aws:s3:::my-bucket/*)"),
  /**
   * When they are allowed: operator, then condition key, then the values. All of it has to hold. Each
   * action has to have the key.
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
   * @default always
   */
  conditions: z
    .record(
      z.string(),
      z.record(
        z.string(),
        z
          .array(
            textLike(/^((?!\$\{).)*$/, "use a text without ${...}: variables are not supported"),
            'use a list of texts (for example ["us-east-1"])',
          )
          .min(1, 'name at least one value (for example "us-east-1")'),
        'use values by condition key (for example { "aws:RequestedRegion": ["us-east-1"] })',
      ),
      'use conditions by operator (for example { StringEquals: { "aws:RequestedRegion": ["us-east-1"] } })',
    )
    .optional(),
});

export const fargateCpu = z
  .int(`use one of ${FARGATE_CPUS.join(", ")}`)
  .refine((cpu) => FARGATE_CPUS.includes(cpu), `use one of ${FARGATE_CPUS.join(", ")}`);

/** What a task is made of, whatever kind of service runs it. */
export const taskFields = {
  /**
   * CPU of the whole task, in units of 1/1024 of a virtual CPU.
   * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
   * @default 256
   */
  cpu: fargateCpu.default(256),
  /**
   * Memory of the whole task, in MiB; what is allowed depends on `cpu` (config/fargate-sizes.ts).
   * @default 512
   */
  memoryMiB: wholeNumber(512, 122_880, "use 512 to 122880").default(512),
  /**
   * Processor that the image is built for.
   * @default X86_64
   */
  architecture: z.enum(["X86_64", "ARM64"], "use X86_64 or ARM64").default("X86_64"),
  /**
   * Parameter that holds the image's URI: `/<namePrefix>/services/.../image`, or the published one
   * (`names.imageParameter`).
   * @default `/<namePrefix>/services/<name>/image`
   */
  imageParameter: textLike(
    /^(?=.{1,512}$)(\/[a-zA-Z0-9_.-]+){1,15}$/,
    "start with a slash; use letters, digits and _ . - and 1 to 15 levels, 512 characters at most (for example /learner/services/web/image)",
  ).optional(),
  /**
   * Command that the container runs, word by word.
   * @default the image's own
   */
  command: z
    .array(z.string("use strings"), 'use a list of strings (for example ["node", "server.js"])')
    .min(1, "name at least one word, or leave it out for the image's own command")
    .optional(),
  /**
   * Variables in clear.
   * @default none
   */
  environment: variables.default({}),
  /**
   * Variables that are settings of `ssm.config`, by its keys.
   * @default none
   */
  config: z.record(variableName, configKey).default({}),
  /**
   * Variables that are secrets of `ssm.secrets`, by its names.
   * @default none
   */
  secrets: z.record(variableName, secretName).default({}),
  /**
   * User and group that the container runs as; not root.
   * @default 1000:1000
   */
  user: nonRootUser.default("1000:1000"),
  /**
   * Keeps the container from writing to its image's files.
   * @default true
   */
  readOnlyRootFilesystem: yesOrNo.default(true),
  /**
   * Directories that can be written to, by volume name; they end with the task.
   * @default none
   */
  writablePaths: z.record(kebabCase(50), volumePath).default({}),
  /**
   * Health of the container itself.
   * @default none
   */
  healthCheck: healthCheck.optional(),
  /**
   * Open files that a process may have.
   * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Ulimit.html
   * @default 65535, as Fargate has it
   */
  openFilesLimit: wholeNumber(1024, 1_048_576, "use 1024 to 1048576").optional(),
  /**
   * Seconds between the request to stop and the end; Fargate takes 120 at most.
   * @default 30
   */
  stopTimeoutSeconds: wholeNumber(2, 120, "use 2 to 120").default(30),
  /**
   * Containers beside the main one, by name.
   * @default none
   */
  sidecars: z.record(kebabCase(50), sidecar).default({}),
  /**
   * Lets people run commands in the container (ECS Exec).
   * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
   * @default false
   */
  exec: yesOrNo.default(false),
  /**
   * What the containers may do besides reading their configuration. With statements the service
   * gets a task role of its own.
   * @default nothing
   */
  statements: z
    .array(
      statement,
      'use a list of statements (for example [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::my-bucket/*"] }])',
    )
    .default([]),
  /**
   * Days that logs are kept.
   * @default 30
   */
  logRetentionDays: retentionDays.default(30),
};
