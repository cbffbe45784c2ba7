import type { EnvironmentInput } from "../../../../config/schema/environment";

/** What the account has before the environment with everything on is deployed to it. */
export interface Surroundings {
  readonly hostedZoneId: string;
  readonly webAclArn: string;
  readonly boundaryArn: string;
}

/** An environment with everything on, as it is first and as it is changed. */
export const everythingOnInput = (around: Surroundings, changed = false): EnvironmentInput => ({
  namePrefix: "learner",
  accountId: "123456789012",
  tags: {
    environment: "dev",
    additional: changed ? { CostCenter: "42" } : { Owner: "platform" },
  },
  network: {
    zones: ["a", "b", "c"],
    ...(changed && { drainedZones: ["c"] }),
    nat: "per-az",
    ipv6: true,
    interfaceEndpoints: "fargate",
    additionalTiers: {
      data: { cidr: "10.0.192.0/20" },
      edge: { cidr: "10.0.208.0/20", route: "internet" },
      ...(changed && { jobs: { cidr: "10.0.224.0/20", route: "nat" } }),
    },
  },
  ssm: {
    config: { "app/log-level": changed ? "debug" : "info" },
    secrets: { "app/session-key": { version: changed ? 2 : 1 } },
  },
  iam: {
    permissionsBoundaryArn: around.boundaryArn,
    connectionArn: "arn:aws:codeconnections:us-east-1:123456789012:connection/0123-4567",
    artifactBucket: "learner-source",
    ci: { provider: "github", repository: "example/shop", createProvider: true },
  },
  ecs: { capacityProviders: ["FARGATE", "FARGATE_SPOT"], containerInsights: "enhanced" },
  build: {
    source: { type: "connection", repositoryUrl: "https://github.com/example/shop.git" },
  },
  alb: {
    ingressCidrs: ["0.0.0.0/0"],
    certificate: {
      type: "issued",
      domainName: "app.example.com",
      alternativeNames: ["www.example.com"],
      hostedZoneId: around.hostedZoneId,
    },
    ...(changed && { idleTimeoutSeconds: 120 }),
    webAclArn: around.webAclArn,
  },
  monitoring: { emails: ["alarms@example.com"] },
  services: {
    web: {
      kind: "public",
      port: 8080,
      route: { priority: 10, hosts: ["app.example.com"], paths: ["/*"] },
      imageParameter: "/learner/imagearn/value",
      calls: ["api"],
      config: { LOG_LEVEL: "app/log-level" },
      secrets: { SESSION_KEY: "app/session-key" },
      writablePaths: { scratch: "/var/scratch" },
      healthCheck: { command: "test -f /var/scratch/alive" },
      openFilesLimit: 4096,
      sidecars: {
        agent: {
          image: `123456789012.dkr.ecr.us-east-1.amazonaws.com/learner/web@sha256:${"a".repeat(64)}`,
          memoryMiB: 64,
        },
      },
      scaling: {
        minTasks: 2,
        maxTasks: changed ? 8 : 6,
        cpuPercent: 60,
        memoryPercent: 70,
        requestsPerTask: 1000,
        scheduled: { night: { schedule: "cron(0 20 * * ? *)", minTasks: 1, maxTasks: 2 } },
      },
    },
    api: { kind: "internal", port: changed ? 9001 : 9000, architecture: "ARM64", spotPercent: 50 },
    mailer: {
      kind: "worker",
      exec: true,
      readOnlyRootFilesystem: false,
      egress: { mail: { port: 587, cidr: "10.1.0.0/16" } },
      statements: [
        {
          actions: ["sqs:ReceiveMessage"],
          resources: ["arn:aws:sqs:us-east-1:123456789012:learner-mail"],
        },
      ],
    },
    report: { kind: "scheduled", schedule: changed ? "rate(2 hours)" : "cron(0 3 * * ? *)" },
  },
  guardrails: {
    exceptions: [
      {
        rule: "container-read-only-root",
        resource: "local-service-mailer/task/task-definition",
        about: "mailer",
        reason: "ECS Exec needs a file system to write to, and this service has it on.",
        owner: "project maintainers",
      },
    ],
  },
});

/** Its file. */
export const everythingOn = (around: Surroundings, changed = false): string =>
  `import { defineEnvironment } from "../config/define-environment";
import { emulatorEndpoint } from "../config/emulator";

export default defineEnvironment({
  ...${JSON.stringify(everythingOnInput(around, changed), undefined, 2)},
  emulatorEndpoint: emulatorEndpoint(),
});
`;
