/**
 * What points the provider and the backend at an AWS emulator on this machine. The emulator takes
 * any credentials; these keep a developer's real ones out of it.
 */
const CREDENTIALS = { accessKey: "emulator", secretKey: "emulator" };

/** Every service that the stacks call. The provider has no endpoint for all services at once. */
const SERVICES = [
  "acm",
  "appautoscaling",
  "cloudwatch",
  "codebuild",
  "ec2",
  "ecr",
  "ecs",
  "elbv2",
  "iam",
  "kms",
  "logs",
  "route53",
  "s3",
  "scheduler",
  "secretsmanager",
  "servicediscovery",
  "sns",
  "ssm",
  "sts",
  "wafv2",
] as const;

export function emulatorProvider(endpoint: string) {
  return {
    ...CREDENTIALS,
    endpoints: [Object.fromEntries(SERVICES.map((service) => [service, endpoint]))],
    s3UsePathStyle: true,
    skipMetadataApiCheck: "true",
  };
}

export function emulatorBackend(endpoint: string) {
  return {
    ...CREDENTIALS,
    endpoints: { iam: endpoint, s3: endpoint, sts: endpoint },
    usePathStyle: true,
    skipMetadataApiCheck: true,
  };
}
