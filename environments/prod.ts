import { defineEnvironment } from "../config/define-environment";

/** What a production team would switch on. */
export default defineEnvironment({
  namePrefix: "learner-prod",
  accountId: "222222222222",
  deletionProtection: true,
  state: { noncurrentVersionDays: 365, noncurrentVersionsKept: 100 },
  network: {
    cidr: "10.16.0.0/16",
    zones: ["a", "b", "c"],
    nat: "per-az",
    interfaceEndpoints: "fargate",
    ipv6: true,
    flowLogRetentionDays: 365,
  },
  ecs: {
    capacityProviders: ["FARGATE", "FARGATE_SPOT"],
    containerInsights: "enhanced",
    exec: false,
    execLogRetentionDays: 365,
  },
});
