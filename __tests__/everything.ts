import type { Environment } from "../config/schema/environment";
import { testEnvironment } from "./test-environment";

/** An environment with everything on that the shipped ones leave off, and a service of each kind. */
export const everything: Environment = testEnvironment({
  namePrefix: "everything",
  network: {
    nat: "none",
    ipv6: true,
    interfaceEndpoints: "fargate",
    additionalTiers: {
      data: { cidr: "10.0.192.0/20" },
      edge: { cidr: "10.0.208.0/20", route: "internet" },
    },
  },
  ssm: { config: { "app/log-level": "info" }, secrets: { "app/session-key": {} } },
  iam: {
    permissionsBoundaryArn: "arn:aws:iam::111111111111:policy/boundary",
    connectionArn: "arn:aws:codeconnections:us-east-1:111111111111:connection/0123-4567",
    artifactBucket: "everything-source",
    imageRepositories: ["arn:aws:ecr:us-east-1:222222222222:repository/agent"],
    ci: { provider: "github", repository: "example/shop", rollout: true },
  },
  ecs: { capacityProviders: ["FARGATE", "FARGATE_SPOT"] },
  build: {
    source: { type: "connection", repositoryUrl: "https://github.com/example/shop.git" },
    promoteFrom: { accountId: "222222222222", namePrefix: "trial" },
    promotedTo: ["arn:aws:iam::222222222222:role/live-ecs-task-exc-role"],
  },
  alb: {
    ingressCidrs: ["0.0.0.0/0"],
    certificate: {
      type: "issued",
      domainName: "app.example.com",
      alternativeNames: ["www.example.com"],
      hostedZoneId: "Z0123456789ABC",
    },
    webAclArn: "arn:aws:wafv2:us-east-1:111111111111:regional/webacl/guard/0123",
  },
  monitoring: { emails: ["alarms@example.com"] },
  services: {
    web: {
      kind: "public",
      port: 8080,
      route: { priority: 10, hosts: ["app.example.com"], paths: ["/*"] },
      imageParameter: "/everything/imagearn/value",
      calls: ["api"],
      config: { LOG_LEVEL: "app/log-level" },
      secrets: { SESSION_KEY: "app/session-key" },
      writablePaths: { scratch: "/var/scratch" },
      healthCheck: { command: "test -f /var/scratch/alive" },
      release: { command: ["npm", "run", "migrate"] },
      openFilesLimit: 4096,
      sidecars: {
        agent: {
          image: `222222222222.dkr.ecr.us-east-1.amazonaws.com/agent@sha256:${"1".repeat(64)}`,
          memoryMiB: 64,
        },
      },
      scaling: {
        minTasks: 2,
        maxTasks: 6,
        cpuPercent: 60,
        memoryPercent: 70,
        requestsPerTask: 1000,
        scheduled: { night: { schedule: "cron(0 20 * * ? *)", minTasks: 1, maxTasks: 2 } },
      },
    },
    api: { kind: "internal", port: 9000, architecture: "ARM64", spotPercent: 50 },
    mailer: {
      kind: "worker",
      exec: true,
      readOnlyRootFilesystem: false,
      egress: { mail: { port: 587, cidr: "10.1.0.0/16" } },
      statements: [
        {
          actions: ["sqs:ReceiveMessage"],
          resources: ["arn:aws:sqs:us-east-1:111111111111:everything-mail"],
        },
      ],
    },
    report: { kind: "scheduled", schedule: "cron(0 3 * * ? *)" },
  },
});
