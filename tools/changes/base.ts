import type { EnvironmentInput } from "../../config/schema/environment";

/**
 * What every change of the page is made to: an environment that an emulator can hold, with a service of each
 * kind, whose tasks run. As much of it is on as can be, since the change of a setting shows what it does only
 * where the thing is that it belongs to.
 */
export const BASE: EnvironmentInput = {
  namePrefix: "changes",
  accountId: "123456789012",
  network: {
    zones: ["a", "b", "c"],
    nat: "single",
    interfaceEndpoints: ["sqs"],
    additionalTiers: { data: { cidr: "10.0.192.0/20", route: "none" } },
  },
  ssm: {
    config: { "app/log-level": "info" },
    secrets: { "app/session-key": { description: "Signs sessions" } },
  },
  iam: {
    artifactBucket: "changes-source",
    imageRepositories: ["arn:aws:ecr:us-east-1:123456789012:repository/agent"],
    ci: { provider: "github", repository: "example/shop" },
  },
  ecs: { capacityProviders: ["FARGATE", "FARGATE_SPOT"] },
  build: { source: { type: "s3", key: "source.zip" } },
  alb: { plainHttp: true, ingressCidrs: ["10.0.0.0/8"] },
  monitoring: { emails: ["alarms@example.com"] },
  services: {
    web: {
      kind: "public",
      port: 8080,
      route: { priority: 100, hosts: ["shop.example.com"], paths: ["/*"] },
      calls: ["api"],
      config: { LOG_LEVEL: "app/log-level" },
      secrets: { SESSION_KEY: "app/session-key" },
      writablePaths: { scratch: "/var/scratch" },
      healthCheck: { command: "test -f /var/scratch/alive" },
      cpu: 512,
      memoryMiB: 1024,
      sidecars: {
        agent: {
          image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/agent:1",
          cpu: 64,
          memoryMiB: 64,
        },
      },
      egress: { mail: { port: 587, cidr: "10.1.0.0/16" } },
      statements: [
        {
          actions: ["sqs:ReceiveMessage"],
          resources: ["arn:aws:sqs:us-east-1:123456789012:changes-mail"],
        },
      ],
      scaling: {
        minTasks: 2,
        maxTasks: 6,
        cpuPercent: 60,
        scheduled: { night: { schedule: "cron(0 20 * * ? *)", minTasks: 1, maxTasks: 2 } },
      },
    },
    api: { kind: "internal", port: 9000, desiredCount: 2, spotPercent: 50 },
    mailer: { kind: "worker", desiredCount: 2 },
    report: { kind: "scheduled", schedule: "cron(0 3 * * ? *)" },
  },
  guardrails: {
    exceptions: [
      {
        rule: "listener-encrypted",
        resource: "local-alb/load-balancer/http",
        reason: "The emulator serves no certificates.",
        owner: "project maintainers",
      },
    ],
  },
};
