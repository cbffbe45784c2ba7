import type { Mutant } from "../mutant";

/** Services, their images and their load balancer, less careful. */
export const servicesMutants: readonly Mutant[] = [
  {
    name: "invalid headers passed on",
    file: "constructs/load-balancer.ts",
    find: "dropInvalidHeaderFields: true",
    replace: "dropInvalidHeaderFields: false",
  },
  {
    name: "no defence against desync",
    file: "constructs/load-balancer.ts",
    find: 'desyncMitigationMode: "defensive"',
    replace: 'desyncMitigationMode: "monitor"',
  },
  {
    name: "no access logs",
    file: "constructs/load-balancer.ts",
    find: "accessLogs: { enabled: true",
    replace: "accessLogs: { enabled: false",
  },
  {
    name: "a load balancer that anybody deletes",
    file: "constructs/load-balancer.ts",
    find: "enableDeletionProtection: deletionProtection",
    replace: "enableDeletionProtection: false",
  },
  {
    name: "plain HTTP beside HTTPS",
    file: "constructs/load-balancer.ts",
    find: "https === undefined ? NOT_FOUND : TO_HTTPS",
    replace: "NOT_FOUND",
  },
  {
    name: "another TLS policy than configured",
    file: "constructs/load-balancer.ts",
    find: "sslPolicy: https.tlsPolicy",
    replace: 'sslPolicy: "ELBSecurityPolicy-2016-08"',
  },
  {
    name: "no circuit breaker",
    file: "constructs/fargate-service.ts",
    find: "deploymentCircuitBreaker: { enable: true, rollback: true }",
    replace: "deploymentCircuitBreaker: { enable: false, rollback: false }",
  },
  {
    name: "a rollback that passes for success",
    file: "constructs/fargate-service.ts",
    find: "condition: Op.eq(actual, taskDefinitionArn)",
    replace: "condition: Op.eq(actual, actual)",
  },
  {
    name: "an apply that does not wait",
    file: "constructs/fargate-service.ts",
    find: "waitForSteadyState: true",
    replace: "waitForSteadyState: false",
  },
  {
    name: "ECS Exec whatever the setting",
    file: "constructs/fargate-service.ts",
    find: "enableExecuteCommand: props.exec",
    replace: "enableExecuteCommand: true",
  },
  {
    name: "a writable root",
    file: "lib/container-definitions.ts",
    find: "readonlyRootFilesystem: container.readOnlyRootFilesystem",
    replace: "readonlyRootFilesystem: false",
  },
  {
    name: "containers as root",
    file: "lib/container-definitions.ts",
    find: "...(user !== undefined && { user }),",
    replace: "",
  },
  {
    name: "secrets in the environment",
    file: "lib/container-definitions.ts",
    find: "secrets: sortedEntries(secretArns)",
    replace: "environment: sortedEntries(secretArns)",
  },
  {
    name: "tasks on placeholders",
    file: "constructs/service-image.ts",
    find: "Fn.conditional(this.isThere, 1, 0)",
    replace: "Fn.conditional(this.isThere, 1, 1)",
  },
  {
    name: "images that can be overwritten",
    file: "constructs/image-repository.ts",
    find: 'imageTagMutability: "IMMUTABLE"',
    replace: 'imageTagMutability: "MUTABLE"',
  },
  {
    name: "images that nobody scans",
    file: "constructs/image-repository.ts",
    find: "scanOnPush: true",
    replace: "scanOnPush: false",
  },
  {
    name: "images under AWS's own key",
    file: "constructs/image-repository.ts",
    find: 'encryptionType: "KMS", kmsKey: props.kmsKeyArn',
    replace: 'encryptionType: "AES256"',
  },
  {
    name: "builds without a log",
    file: "constructs/image-build.ts",
    find: 'cloudwatchLogs: { status: "ENABLED"',
    replace: 'cloudwatchLogs: { status: "DISABLED"',
  },
  {
    name: "builds under AWS's own key",
    file: "constructs/image-build.ts",
    find: "encryptionKey: props.kmsKeyArn,",
    replace: "",
  },
  {
    name: "an alarm that tells nobody",
    file: "constructs/metric-alarm.ts",
    find: "alarmActions: [topicArn]",
    replace: "alarmActions: []",
  },
  {
    name: "alarms in clear",
    file: "constructs/alarm-topic.ts",
    find: "kmsMasterKeyId: props.kmsKeyArn,",
    replace: "",
  },
];
