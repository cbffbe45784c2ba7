/** What a story changes in the environment. */
export interface Edit {
  /** @default ["a", "b", "c"] */
  readonly zones?: readonly string[];
  readonly drainedZones?: readonly string[];
  /** @default "single" */
  readonly nat?: "single" | "per-az";
  /** @default none */
  readonly additionalTiers?: Readonly<Record<string, { readonly cidr: string }>>;
  /** Value of the parameter `app/log-level`. @default "info" */
  readonly logLevel?: string;
  /** More parameters. @default none */
  readonly config?: Readonly<Record<string, string>>;
  /** Prefix of all names. @default that of the published system */
  readonly namePrefix?: string;
  /** Days that old versions of the states are kept. @default the configuration's */
  readonly stateVersionDays?: number;
  /** Version of the secret `app/session-key`. @default 1 */
  readonly secretVersion?: number;
  /** Port of the public service `web`. @default 8080 */
  readonly webPort?: number;
  /** Bounds of `web` that change by the clock. @default none */
  readonly scheduledScaling?: Readonly<
    Record<string, { schedule: string; minTasks: number; maxTasks: number }>
  >;
  /** Fewest tasks of `web`. @default 2 */
  readonly webMinTasks?: number;
  /** More services, by name. @default none */
  readonly moreServices?: Readonly<Record<string, object>>;
  /** Whether there are services. @default true */
  readonly services?: boolean;
  /** `api` is gone, and `mailer` is called `postman`. @default false */
  readonly fewer?: boolean;
}

const servicesOf = ({
  fewer = false,
  webPort = 8080,
  webMinTasks = 2,
  scheduledScaling = {},
  moreServices = {},
}: Edit): string => `{
    ...${JSON.stringify(moreServices)},
    web: {
      kind: "public",
      port: ${webPort},
      route: { priority: 100, paths: ["/*"] },
      imageParameter: "/learner/imagearn/value",
      calls: ${fewer ? "[]" : '["api"]'},
      config: { LOG_LEVEL: "app/log-level" },
      secrets: { SESSION_KEY: "app/session-key" },
      writablePaths: { scratch: "/tmp" },
      scaling: {
        minTasks: ${webMinTasks},
        maxTasks: 6,
        cpuPercent: 60,
        requestsPerTask: 1000,
        scheduled: ${JSON.stringify(scheduledScaling)},
      },
    },
    ${fewer ? "" : 'api: { kind: "internal", port: 9000, desiredCount: 2, spotPercent: 50 },'}
    ${fewer ? "postman" : "mailer"}: {
      kind: "worker",
      statements: [
        {
          actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage"],
          resources: ["arn:aws:sqs:us-east-1:123456789012:learner-mail"],
        },
      ],
    },
    report: { kind: "scheduled", schedule: "cron(0 3 * * ? *)" },
  }`;

/**
 * The file of an environment on the emulator: the published system, and a service of each kind on it. The
 * stories have one of their own, so that they rest on nothing that a user edits.
 */
export function environmentFile(edit: Edit = {}): string {
  const { zones = ["a", "b", "c"], drainedZones = [], nat = "single", additionalTiers = {} } = edit;
  const { logLevel = "info", config = {}, namePrefix = "learner" } = edit;
  const { services: hasServices = true, secretVersion = 1 } = edit;
  const state = { noncurrentVersionDays: edit.stateVersionDays };
  const json = JSON.stringify;
  return `import { defineEnvironment } from "../config/define-environment";
import { emulatorEndpoint } from "../config/emulator";

export default defineEnvironment({
  namePrefix: ${json(namePrefix)},
  accountId: "123456789012",
  emulatorEndpoint: emulatorEndpoint(),
  tags: { environment: "dev" },
  state: ${json(state)},
  network: {
    nat: ${json(nat)},
    interfaceEndpoints: "none",
    zones: ${json(zones)},
    drainedZones: ${json(drainedZones)},
    additionalTiers: ${json(additionalTiers)},
  },
  ssm: {
    config: ${json({ "app/log-level": logLevel, ...config })},
    secrets: { "app/session-key": {
      description: "Signs the sessions of the application",
      version: ${secretVersion},
    } },
  },
  iam: { artifactBucket: "learner-source" },
  ecs: { capacityProviders: ["FARGATE", "FARGATE_SPOT"] },
  ${hasServices ? `build: { source: { type: "s3", key: "source.zip" } },` : ""}
  ${hasServices ? `alb: { plainHttp: true, ingressCidrs: ["0.0.0.0/0"] },` : ""}
  services: ${hasServices ? servicesOf(edit) : "{}"},
  guardrails: {
    exceptions: [
      ${hasServices ? EXCEPTION : ""}
    ],
  },
});
`;
}

const EXCEPTION = `{
        rule: "listener-encrypted",
        resource: "local-alb/load-balancer/http",
        reason: "The emulator serves no certificates.",
        owner: "project maintainers",
      },`;
