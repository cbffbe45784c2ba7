import { defineEnvironment } from "../config/define-environment";
import { emulatorEndpoint } from "../config/emulator";

/**
 * The published system on an AWS emulator on this machine, and a service of each kind on it:
 * `npm run local`.
 */
export default defineEnvironment({
  namePrefix: "learner",
  // The emulator's own account.
  accountId: "123456789012",
  emulatorEndpoint: emulatorEndpoint(),
  // The published value; dev has it by its name.
  tags: { environment: "dev" },
  network: { nat: "single", interfaceEndpoints: "none" },
  ssm: {
    config: { "app/log-level": "info" },
    secrets: { "app/session-key": { description: "Signs the sessions of the application" } },
  },
  iam: { artifactBucket: "learner-source" },
  ecs: { capacityProviders: ["FARGATE", "FARGATE_SPOT"] },
  build: { source: { type: "s3", key: "source.zip" } },
  // The emulator serves no certificates.
  alb: { plainHttp: true, ingressCidrs: ["0.0.0.0/0"] },
  services: {
    web: {
      kind: "public",
      port: 8080,
      route: { priority: 100, paths: ["/*"] },
      // The published parameter.
      imageParameter: "/learner/imagearn/value",
      calls: ["api"],
      config: { LOG_LEVEL: "app/log-level" },
      secrets: { SESSION_KEY: "app/session-key" },
      writablePaths: { scratch: "/tmp" },
      scaling: { minTasks: 2, maxTasks: 6, cpuPercent: 60, requestsPerTask: 1000 },
    },
    api: {
      kind: "internal",
      port: 9000,
      desiredCount: 2,
      spotPercent: 50,
      healthCheck: { command: "wget -q -O /dev/null http://localhost:9000/ || exit 1" },
    },
    mailer: {
      kind: "worker",
      statements: [
        {
          actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage"],
          resources: ["arn:aws:sqs:us-east-1:123456789012:learner-mail"],
        },
      ],
    },
    report: { kind: "scheduled", schedule: "cron(0 3 * * ? *)" },
  },
  guardrails: {
    exceptions: [
      {
        rule: "listener-encrypted",
        resource: "local-alb/load-balancer/http",
        reason: "The emulator serves no certificates, and nothing but this machine reaches it.",
        owner: "project maintainers",
      },
    ],
  },
});
