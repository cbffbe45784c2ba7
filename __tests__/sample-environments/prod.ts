import { defineEnvironment } from "../../config/define-environment";

/** What a production team would switch on. */
export default defineEnvironment({
  namePrefix: "learner-prod",
  accountId: "222222222222",
  deletionProtection: true,
  state: { noncurrentVersionDays: 365, noncurrentVersionsKept: 100 },
  network: {
    // Not the block of dev, so that the two can be connected one day.
    cidr: "10.16.0.0/16",
    zones: ["a", "b", "c"],
    nat: "per-az",
    // With NAT there too, they keep images, logs and secrets off the internet and off its bill.
    interfaceEndpoints: "fargate",
    ipv6: true,
    flowLogRetentionDays: 365,
  },
  ecs: {
    capacityProviders: ["FARGATE", "FARGATE_SPOT"],
    containerInsights: "enhanced",
    // Nobody opens a shell in production; logs and metrics say what a container does.
    exec: false,
    execLogRetentionDays: 365,
  },
});
