import { expect, test } from "@jest/globals";
import { messageFor, minimal, problemsOf, web } from "../../support";

const withoutNat = { nat: "none", interfaceEndpoints: "fargate" };

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** Each is one mistake and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "whose check may take as long as the interval",
    web({ healthCheck: { command: "true", intervalSeconds: 10, timeoutSeconds: 10 } }),
    "dev.services.web.healthCheck.timeoutSeconds: 10 is not shorter than the interval of 10 seconds: use a shorter timeout, or a longer intervalSeconds",
  ],
  [
    "whose check takes longer than the default interval",
    web({ healthCheck: { command: "true", timeoutSeconds: 45 } }),
    "dev.services.web.healthCheck.timeoutSeconds: 45 is not shorter than the interval of 30 seconds: use a shorter timeout, or a longer intervalSeconds",
  ],
  [
    "with two volumes at one path",
    web({ writablePaths: { cache: "/tmp", scratch: "/tmp" } }),
    'dev.services.web.writablePaths.scratch: "/tmp" is the path of another volume too: use each path once',
  ],
  [
    "with a volume at the root",
    web({ writablePaths: { all: "/" } }),
    'dev.services.web.writablePaths.all: "/" is not valid: use an absolute path in the container, not the root itself and without a slash at the end (for example /tmp)',
  ],
  [
    "with ECS Exec and a read-only root",
    web({ exec: true }),
    "dev.services.web.readOnlyRootFilesystem: true keeps ECS Exec from working, whose agent writes to the root file system: use false, or leave exec out",
  ],
  [
    "with ECS Exec where the environment has none",
    { ecs: { exec: false }, ...web({ exec: true, readOnlyRootFilesystem: false }) },
    "dev.services.web.exec: true needs ECS Exec in the environment: set ecs.exec to true, or leave exec out",
  ],
  [
    "with a variable that is set twice",
    {
      ssm: { config: { level: "info" } },
      ...web({ environment: { LEVEL: "debug" }, config: { LEVEL: "level" } }),
    },
    "dev.services.web.config.LEVEL: is a variable of environment too: keep one of the two",
  ],
  [
    "with a variable that is a secret too",
    {
      ssm: { secrets: { key: {} } },
      ...web({ environment: { KEY: "x" }, secrets: { KEY: "key" } }),
    },
    "dev.services.web.secrets.KEY: is a variable of environment too: keep one of the two",
  ],
  [
    "with a setting that does not exist",
    { ssm: { config: { "app/log-level": "info" } }, ...web({ config: { LEVEL: "app/loglevel" } }) },
    'dev.services.web.config.LEVEL: "app/loglevel" is not a setting of ssm.config: use app/log-level, or add it there (did you mean app/log-level?)',
  ],
  [
    "with a setting where there is none",
    web({ config: { LEVEL: "level" } }),
    'dev.services.web.config.LEVEL: "level" is not a setting of ssm.config: add it there',
  ],
  [
    "with a setting called like a member of every object",
    web({ config: { LEVEL: "constructor" } }),
    'dev.services.web.config.LEVEL: "constructor" is not a setting of ssm.config: add it there',
  ],
  [
    "with a secret that does not exist",
    { ssm: { secrets: { "app/key": {} } }, ...web({ secrets: { KEY: "app/kay" } }) },
    "dev.services.web.secrets.KEY: is not the name of a secret in ssm.secrets: use app/key, or add it there (did you mean app/key?)",
  ],
  [
    "with a secret where there is none",
    web({ secrets: { KEY: "hunter2" } }),
    "dev.services.web.secrets.KEY: is not the name of a secret in ssm.secrets: add it there",
  ],
  [
    "with a sidecar of a public registry and no NAT",
    {
      network: withoutNat,
      ...web({ sidecars: { proxy: { image: "public.ecr.aws/envoy/envoy:1", memoryMiB: 64 } } }),
    },
    'dev.services.web.sidecars.proxy.image: "public.ecr.aws/envoy/envoy:1" is in a registry that cannot be reached, because nat is "none": use a copy in ECR in us-east-1, or set nat to "single" or "per-az"',
  ],
  [
    "with a sidecar from another region's registry and no NAT",
    {
      network: withoutNat,
      ...web({
        sidecars: {
          proxy: { image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/envoy:1", memoryMiB: 64 },
        },
      }),
    },
    'dev.services.web.sidecars.proxy.image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/envoy:1" is in a registry that cannot be reached, because nat is "none": use a copy in ECR in us-east-1, or set nat to "single" or "per-az"',
  ],
];

test.each(MISTAKES)("refuses a container %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});

/** The edges of what is allowed: a rule that is too strict is a mistake too. */
test.each([
  [
    "whose check takes just less than the interval",
    web({ healthCheck: { command: "true", intervalSeconds: 10, timeoutSeconds: 9 } }),
  ],
  [
    "with a volume inside another",
    web({ writablePaths: { tmp: "/tmp", cache: "/tmp/cache", home: "/home/.app" } }),
  ],
  [
    "with a volume although the root can be written to",
    web({ readOnlyRootFilesystem: false, writablePaths: { tmp: "/tmp" } }),
  ],
  [
    "with ECS Exec and a root that can be written to",
    web({ exec: true, readOnlyRootFilesystem: false }),
  ],
  [
    "with all three sources of variables",
    {
      ssm: { config: { constructor: "1" }, secrets: { key: {} } },
      ...web({ environment: { A: "" }, config: { B: "constructor" }, secrets: { C: "key" } }),
    },
  ],
  [
    "with one setting in two variables",
    { ssm: { config: { level: "1" } }, ...web({ config: { A: "level", B: "level" } }) },
  ],
  [
    "with a sidecar from ECR and no NAT",
    {
      network: withoutNat,
      ...web({
        sidecars: {
          proxy: {
            image: `111111111111.dkr.ecr.us-east-1.amazonaws.com/learner/envoy@sha256:${"0a".repeat(32)}`,
            memoryMiB: 64,
          },
        },
      }),
    },
  ],
  [
    "with a sidecar from ECR in China and no NAT",
    {
      region: "cn-north-1",
      network: withoutNat,
      ...web({
        sidecars: {
          proxy: {
            image: "111111111111.dkr.ecr.cn-north-1.amazonaws.com.cn/learner/envoy:1",
            memoryMiB: 64,
          },
        },
      }),
    },
  ],
  [
    "with a sidecar of a public registry and NAT",
    web({ sidecars: { proxy: { image: "busybox", memoryMiB: 64 } } }),
  ],
])("accepts a container %s", (_, settings) => {
  expect(problemsOf({ dev: { ...minimal, ...settings } })).toEqual([]);
});
