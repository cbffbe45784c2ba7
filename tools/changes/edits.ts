import type { EnvironmentInput } from "../../config/schema/environment";
import { BASE } from "./base";

export type Patch<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Patch<T[K]> }
    : T;

/** One change of one setting. */
export interface SettingEdit {
  /** As docs/settings.md has it: `services.<name>.port`. */
  readonly setting: string;
  /** The service whose setting it is, where several kinds have it and it does different things. @default none */
  readonly of?: string;
  /** What the environment has besides when the change is made. @default BASE as it is */
  readonly from?: Patch<EnvironmentInput>;
  /** What is set, and whatever has to be set with it. Objects are merged. */
  readonly patch: Patch<EnvironmentInput>;
}

/** Patches of the services, by setting. */
const web = (patch: object): Patch<EnvironmentInput> => ({ services: { web: patch } });
const api = (patch: object): Patch<EnvironmentInput> => ({ services: { api: patch } });
const mailer = (patch: object): Patch<EnvironmentInput> => ({ services: { mailer: patch } });
const report = (patch: object): Patch<EnvironmentInput> => ({ services: { report: patch } });
const ci = (patch: object): Patch<EnvironmentInput> => ({ iam: { ci: patch } });

const RELEASE = web({ release: { command: ["migrate"] } });
const [statement] = BASE.services?.["web"]?.statements ?? [];
const CONNECTION = "arn:aws:codeconnections:us-east-1:123456789012:connection/0a1b2c3d";
const shop = { type: "connection", repositoryUrl: "https://github.com/example/shop.git" } as const;
const source = (patch: object): Patch<EnvironmentInput> => ({
  build: { source: { ...shop, ...patch } },
});
const REPOSITORY = { iam: { connectionArn: CONNECTION }, ...source({}) };
const promoteFrom = (patch: object): Patch<EnvironmentInput> => ({
  build: { promoteFrom: { accountId: "111111111111", namePrefix: "shop", ...patch } },
});
const PROMOTED = promoteFrom({});
const certificateArn = (id: string) => `arn:aws:acm:us-east-1:123456789012:certificate/${id}`;
const given = (arn: string): Patch<EnvironmentInput> => ({
  alb: {
    plainHttp: false,
    certificate: { type: "given", arn },
  },
  guardrails: { exceptions: [] },
});
/** The certificate that changes of HTTPS are made to; an emulator has another, since AWS says the ARN. */
export const CERTIFICATE = certificateArn("0a1b2c3d");
const HTTPS = given(CERTIFICATE);
const issued = (more: object = {}): Patch<EnvironmentInput> => ({
  alb: {
    certificate: {
      type: "issued",
      domainName: "shop.example.com",
      hostedZoneId: "Z0123456789ABC",
      ...more,
    },
  },
});

/** A change of every setting, in the order of docs/settings.md; a test says which is missing. */
export const EDITS: readonly SettingEdit[] = [
  { setting: "project", patch: { project: "shop" } },
  { setting: "namePrefix", patch: { namePrefix: "shop" } },
  { setting: "accountId", patch: { accountId: "111111111111" } },
  { setting: "region", patch: { region: "eu-central-1" } },
  { setting: "deletionProtection", patch: { deletionProtection: true } },
  { setting: "emulatorEndpoint", patch: { emulatorEndpoint: "http://127.0.0.1:4999" } },
  { setting: "tags.teamName", patch: { tags: { teamName: "shop" } } },
  { setting: "tags.environment", patch: { tags: { environment: "trial" } } },
  { setting: "tags.additional", patch: { tags: { additional: { CostCenter: "1234" } } } },
  { setting: "names.executionRole", patch: { names: { executionRole: "shop-execution" } } },
  { setting: "names.executionRolePolicy", patch: { names: { executionRolePolicy: "execution" } } },
  { setting: "names.taskRole", patch: { names: { taskRole: "shop-task" } } },
  { setting: "names.taskRolePolicy", patch: { names: { taskRolePolicy: "task" } } },
  { setting: "names.buildRole", patch: { names: { buildRole: "shop-build" } } },
  { setting: "names.buildRolePolicy", patch: { names: { buildRolePolicy: "build" } } },
  { setting: "names.imageParameter", patch: { names: { imageParameter: "/shop/image" } } },
  { setting: "names.cluster", patch: { names: { cluster: "shop" } } },
  { setting: "state.bucket", patch: { state: { bucket: "shop-states" } } },
  { setting: "state.noncurrentVersionDays", patch: { state: { noncurrentVersionDays: 30 } } },
  { setting: "state.noncurrentVersionsKept", patch: { state: { noncurrentVersionsKept: 10 } } },
  { setting: "iam.path", patch: { iam: { path: "/shop/" } } },
  {
    setting: "iam.permissionsBoundaryArn",
    patch: { iam: { permissionsBoundaryArn: "arn:aws:iam::123456789012:policy/boundary" } },
  },
  { setting: "iam.connectionArn", patch: { iam: { connectionArn: CONNECTION } } },
  { setting: "iam.artifactBucket", patch: { iam: { artifactBucket: "shop-source" } } },
  {
    setting: "iam.imageRepositories",
    patch: {
      iam: {
        imageRepositories: [
          "arn:aws:ecr:us-east-1:123456789012:repository/agent",
          "arn:aws:ecr:us-east-1:111111111111:repository/shared",
        ],
      },
    },
  },
  { setting: "iam.ci.provider", patch: ci({ provider: "gitlab" }) },
  { setting: "iam.ci.repository", patch: ci({ repository: "example/store" }) },
  { setting: "iam.ci.branch", patch: ci({ branch: "trunk" }) },
  { setting: "iam.ci.issuer", patch: ci({ issuer: "ci.example.com" }) },
  { setting: "iam.ci.audience", patch: ci({ audience: "shop" }) },
  { setting: "iam.ci.planSubjects", patch: ci({ planSubjects: ["repo:example/shop:plan"] }) },
  { setting: "iam.ci.deploySubjects", patch: ci({ deploySubjects: ["repo:example/shop:go"] }) },
  { setting: "iam.ci.rollout", patch: ci({ rollout: true }) },
  {
    setting: "iam.ci.rolloutSubjects",
    from: ci({ rollout: true }),
    patch: ci({ rolloutSubjects: ["repo:example/shop:rollout"] }),
  },
  { setting: "iam.ci.createProvider", patch: ci({ createProvider: false }) },
  { setting: "iam.keyDeletionWindowDays", patch: { iam: { keyDeletionWindowDays: 7 } } },
  {
    setting: "network.cidr",
    patch: {
      network: { cidr: "10.2.0.0/16", additionalTiers: { data: { cidr: "10.2.192.0/20" } } },
    },
  },
  { setting: "network.zones", patch: { network: { zones: ["a", "b"] } } },
  { setting: "network.drainedZones", patch: { network: { drainedZones: ["c"] } } },
  { setting: "network.zoneSlots", patch: { network: { zoneSlots: 4 } } },
  { setting: "network.publicCidr", patch: { network: { publicCidr: "10.0.128.0/19" } } },
  { setting: "network.privateCidr", patch: { network: { privateCidr: "10.0.0.0/18" } } },
  {
    setting: "network.additionalTiers.<name>.cidr",
    patch: { network: { additionalTiers: { data: { cidr: "10.0.208.0/20" } } } },
  },
  {
    setting: "network.additionalTiers.<name>.route",
    patch: { network: { additionalTiers: { data: { route: "nat" } } } },
  },
  { setting: "network.nat", patch: { network: { nat: "per-az" } } },
  { setting: "network.interfaceEndpoints", patch: { network: { interfaceEndpoints: "fargate" } } },
  { setting: "network.ipv6", patch: { network: { ipv6: true } } },
  { setting: "network.flowLogRetentionDays", patch: { network: { flowLogRetentionDays: 90 } } },
  { setting: "ssm.imagePlaceholder", patch: { ssm: { imagePlaceholder: "none" } } },
  { setting: "ssm.imageDescription", patch: { ssm: { imageDescription: "Image of web" } } },
  { setting: "ssm.config", patch: { ssm: { config: { "app/log-level": "debug" } } } },
  {
    setting: "ssm.secrets.<name>.description",
    patch: { ssm: { secrets: { "app/session-key": { description: "Signs cookies" } } } },
  },
  {
    setting: "ssm.secrets.<name>.version",
    patch: { ssm: { secrets: { "app/session-key": { version: 2 } } } },
  },
  {
    setting: "ssm.secrets.<name>.length",
    patch: { ssm: { secrets: { "app/session-key": { length: 64 } } } },
  },
  {
    setting: "ecs.capacityProviders",
    patch: { ecs: { capacityProviders: ["FARGATE"] }, ...api({ spotPercent: 0 }) },
  },
  {
    setting: "ecs.defaultStrategy[].capacityProvider",
    patch: { ecs: { defaultStrategy: [{ capacityProvider: "FARGATE_SPOT" }] } },
  },
  {
    setting: "ecs.defaultStrategy[].weight",
    patch: { ecs: { defaultStrategy: [{ capacityProvider: "FARGATE", weight: 2 }] } },
  },
  {
    setting: "ecs.defaultStrategy[].base",
    patch: { ecs: { defaultStrategy: [{ capacityProvider: "FARGATE", base: 1 }] } },
  },
  { setting: "ecs.containerInsights", patch: { ecs: { containerInsights: "enhanced" } } },
  { setting: "ecs.exec", patch: { ecs: { exec: false } } },
  { setting: "ecs.execLogRetentionDays", patch: { ecs: { execLogRetentionDays: 90 } } },
  { setting: "build.source.type", patch: REPOSITORY },
  { setting: "build.source.key", patch: { build: { source: { key: "shop.zip" } } } },
  { setting: "build.source.provider", from: REPOSITORY, patch: source({ provider: "GITLAB" }) },
  {
    setting: "build.source.repositoryUrl",
    from: REPOSITORY,
    patch: source({ repositoryUrl: "https://github.com/example/store.git" }),
  },
  { setting: "build.source.version", from: REPOSITORY, patch: source({ version: "trunk" }) },
  { setting: "build.imagesKept", patch: { build: { imagesKept: 40 } } },
  { setting: "build.deployedImagesKept", patch: { build: { deployedImagesKept: 10 } } },
  { setting: "build.untaggedImageDays", patch: { build: { untaggedImageDays: 7 } } },
  { setting: "build.computeType", patch: { build: { computeType: "BUILD_GENERAL1_MEDIUM" } } },
  { setting: "build.timeoutMinutes", patch: { build: { timeoutMinutes: 60 } } },
  { setting: "build.logRetentionDays", patch: { build: { logRetentionDays: 90 } } },
  { setting: "build.promoteFrom.accountId", patch: promoteFrom({ accountId: "111111111111" }) },
  {
    setting: "build.promoteFrom.region",
    from: PROMOTED,
    patch: promoteFrom({ region: "eu-west-1" }),
  },
  {
    setting: "build.promoteFrom.namePrefix",
    from: PROMOTED,
    patch: promoteFrom({ namePrefix: "trial" }),
  },
  {
    setting: "build.promotedTo",
    patch: { build: { promotedTo: ["arn:aws:iam::111111111111:role/shop-ecs-task-exc-role"] } },
  },
  { setting: "alb.scheme", patch: { alb: { scheme: "internal" } } },
  { setting: "alb.certificate.type", from: HTTPS, patch: issued() },
  { setting: "alb.certificate.arn", from: HTTPS, patch: given(certificateArn("4e5f6a7b")) },
  { setting: "alb.certificate.domainName", from: HTTPS, patch: issued() },
  {
    setting: "alb.certificate.alternativeNames",
    from: HTTPS,
    patch: issued({ alternativeNames: ["www.example.com"] }),
  },
  { setting: "alb.certificate.hostedZoneId", from: HTTPS, patch: issued() },
  { setting: "alb.plainHttp", patch: HTTPS },
  { setting: "alb.ingressCidrs", patch: { alb: { ingressCidrs: ["192.168.0.0/16"] } } },
  {
    setting: "alb.tlsPolicy",
    from: HTTPS,
    patch: { alb: { tlsPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06" } },
  },
  { setting: "alb.idleTimeoutSeconds", patch: { alb: { idleTimeoutSeconds: 120 } } },
  { setting: "alb.deletionProtection", patch: { alb: { deletionProtection: true } } },
  { setting: "alb.accessLogRetentionDays", patch: { alb: { accessLogRetentionDays: 30 } } },
  {
    setting: "alb.webAclArn",
    patch: {
      alb: { webAclArn: "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/web/0a1b2c3d" },
    },
  },
  { setting: "monitoring.emails", patch: { monitoring: { emails: ["team@example.com"] } } },
  ...(["rule", "resource", "about", "reason", "owner"] as const).map((key) => ({
    setting: `guardrails.exceptions[].${key}`,
    patch: {
      guardrails: {
        exceptions: [
          ...(BASE.guardrails?.exceptions ?? []).map((one) => ({
            ...one,
            reason: "Nothing but this machine reaches the emulator.",
          })),
        ],
      },
    },
  })),
  {
    setting: "services.<name>.kind",
    of: "mailer",
    patch: mailer({ kind: "internal", port: 9100 }),
  },
  { setting: "services.<name>.cpu", patch: web({ cpu: 1024, memoryMiB: 2048 }) },
  { setting: "services.<name>.memoryMiB", patch: web({ memoryMiB: 2048 }) },
  { setting: "services.<name>.architecture", patch: web({ architecture: "ARM64" }) },
  {
    setting: "services.<name>.imageParameter",
    patch: web({ imageParameter: "/changes/services/shop/image" }),
  },
  { setting: "services.<name>.command", patch: web({ command: ["node", "server.js"] }) },
  { setting: "services.<name>.environment", patch: web({ environment: { GREETING: "hello" } }) },
  {
    setting: "services.<name>.environment",
    of: "report",
    patch: report({ environment: { GREETING: "hello" } }),
  },
  { setting: "services.<name>.config", patch: web({ config: { LEVEL: "app/log-level" } }) },
  {
    setting: "services.<name>.secrets",
    patch: web({ secrets: { COOKIE_KEY: "app/session-key" } }),
  },
  { setting: "services.<name>.user", patch: web({ user: "2000:2000" }) },
  {
    setting: "services.<name>.readOnlyRootFilesystem",
    patch: web({ readOnlyRootFilesystem: false }),
  },
  {
    setting: "services.<name>.writablePaths",
    patch: web({ writablePaths: { cache: "/var/cache" } }),
  },
  {
    setting: "services.<name>.healthCheck.command",
    patch: web({ healthCheck: { command: "true" } }),
  },
  {
    setting: "services.<name>.healthCheck.intervalSeconds",
    patch: web({ healthCheck: { intervalSeconds: 60 } }),
  },
  {
    setting: "services.<name>.healthCheck.timeoutSeconds",
    patch: web({ healthCheck: { timeoutSeconds: 10 } }),
  },
  { setting: "services.<name>.healthCheck.retries", patch: web({ healthCheck: { retries: 5 } }) },
  {
    setting: "services.<name>.healthCheck.startPeriodSeconds",
    patch: web({ healthCheck: { startPeriodSeconds: 60 } }),
  },
  { setting: "services.<name>.openFilesLimit", patch: web({ openFilesLimit: 4096 }) },
  { setting: "services.<name>.stopTimeoutSeconds", patch: web({ stopTimeoutSeconds: 60 }) },
  {
    setting: "services.<name>.sidecars.<name>.image",
    patch: web({
      sidecars: { agent: { image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/agent:2" } },
    }),
  },
  {
    setting: "services.<name>.sidecars.<name>.cpu",
    patch: web({ sidecars: { agent: { cpu: 128 } } }),
  },
  {
    setting: "services.<name>.sidecars.<name>.memoryMiB",
    patch: web({ sidecars: { agent: { memoryMiB: 128 } } }),
  },
  {
    setting: "services.<name>.sidecars.<name>.essential",
    patch: web({ sidecars: { agent: { essential: true } } }),
  },
  {
    setting: "services.<name>.sidecars.<name>.environment",
    patch: web({ sidecars: { agent: { environment: { LEVEL: "debug" } } } }),
  },
  {
    setting: "services.<name>.sidecars.<name>.user",
    patch: web({ sidecars: { agent: { user: "2000:2000" } } }),
  },
  { setting: "services.<name>.exec", patch: web({ exec: true, readOnlyRootFilesystem: false }) },
  {
    setting: "services.<name>.statements[].actions",
    patch: web({ statements: [{ ...statement, actions: ["sqs:SendMessage"] }] }),
  },
  {
    setting: "services.<name>.statements[].resources",
    patch: web({
      statements: [{ ...statement, resources: ["arn:aws:sqs:us-east-1:123456789012:shop-mail"] }],
    }),
  },
  {
    setting: "services.<name>.statements[].conditions",
    patch: web({
      statements: [
        { ...statement, conditions: { StringEquals: { "aws:ResourceTag/TeamName": ["shop"] } } },
      ],
    }),
  },
  { setting: "services.<name>.logRetentionDays", patch: web({ logRetentionDays: 90 }) },
  { setting: "services.<name>.desiredCount", of: "api", patch: api({ desiredCount: 3 }) },
  { setting: "services.<name>.scaling.minTasks", patch: web({ scaling: { minTasks: 3 } }) },
  { setting: "services.<name>.scaling.maxTasks", patch: web({ scaling: { maxTasks: 8 } }) },
  { setting: "services.<name>.scaling.cpuPercent", patch: web({ scaling: { cpuPercent: 50 } }) },
  {
    setting: "services.<name>.scaling.memoryPercent",
    patch: web({ scaling: { memoryPercent: 70 } }),
  },
  {
    setting: "services.<name>.scaling.requestsPerTask",
    patch: web({ scaling: { requestsPerTask: 1000 } }),
  },
  {
    setting: "services.<name>.scaling.scheduled.<name>.schedule",
    patch: web({ scaling: { scheduled: { night: { schedule: "cron(0 22 * * ? *)" } } } }),
  },
  {
    setting: "services.<name>.scaling.scheduled.<name>.timezone",
    patch: web({ scaling: { scheduled: { night: { timezone: "Europe/Berlin" } } } }),
  },
  {
    setting: "services.<name>.scaling.scheduled.<name>.minTasks",
    patch: web({ scaling: { scheduled: { night: { minTasks: 2 } } } }),
  },
  {
    setting: "services.<name>.scaling.scheduled.<name>.maxTasks",
    patch: web({ scaling: { scheduled: { night: { maxTasks: 3 } } } }),
  },
  { setting: "services.<name>.spotPercent", of: "api", patch: api({ spotPercent: 80 }) },
  { setting: "services.<name>.calls", patch: web({ calls: [] }) },
  {
    setting: "services.<name>.egress.<name>.port",
    patch: web({ egress: { mail: { port: 465 } } }),
  },
  {
    setting: "services.<name>.egress.<name>.cidr",
    patch: web({ egress: { mail: { cidr: "10.3.0.0/16" } } }),
  },
  { setting: "services.<name>.alarms.cpuPercent", patch: web({ alarms: { cpuPercent: 80 } }) },
  {
    setting: "services.<name>.alarms.memoryPercent",
    patch: web({ alarms: { memoryPercent: 80 } }),
  },
  {
    setting: "services.<name>.alarms.serverErrorPercent",
    patch: web({ alarms: { serverErrorPercent: 10 } }),
  },
  {
    setting: "services.<name>.alarms.latencySeconds",
    patch: web({ alarms: { latencySeconds: 1 } }),
  },
  { setting: "services.<name>.release.command", patch: web({ release: { command: ["migrate"] } }) },
  {
    setting: "services.<name>.release.timeoutMinutes",
    from: RELEASE,
    patch: web({ release: { timeoutMinutes: 30 } }),
  },
  { setting: "services.<name>.release.cpu", from: RELEASE, patch: web({ release: { cpu: 256 } }) },
  {
    setting: "services.<name>.release.memoryMiB",
    from: RELEASE,
    patch: web({ release: { memoryMiB: 2048 } }),
  },
  { setting: "services.<name>.port", patch: web({ port: 9090 }) },
  { setting: "services.<name>.port", of: "api", patch: api({ port: 9001 }) },
  { setting: "services.<name>.alsoPorts", of: "api", patch: api({ alsoPorts: [9001] }) },
  { setting: "services.<name>.protocol", of: "api", patch: api({ protocol: "grpc" }) },
  {
    setting: "services.<name>.requestTimeoutSeconds",
    of: "api",
    patch: api({ requestTimeoutSeconds: 30 }),
  },
  {
    setting: "services.<name>.idleTimeoutSeconds",
    of: "api",
    patch: api({ idleTimeoutSeconds: 600 }),
  },
  { setting: "services.<name>.route.priority", patch: web({ route: { priority: 200 } }) },
  {
    setting: "services.<name>.route.hosts",
    patch: web({ route: { hosts: ["store.example.com"] } }),
  },
  { setting: "services.<name>.route.paths", patch: web({ route: { paths: ["/shop/*"] } }) },
  { setting: "services.<name>.healthCheckPath", patch: web({ healthCheckPath: "/healthz" }) },
  { setting: "services.<name>.healthCheckCodes", patch: web({ healthCheckCodes: "200-299" }) },
  {
    setting: "services.<name>.healthCheckGraceSeconds",
    patch: web({ healthCheckGraceSeconds: 120 }),
  },
  {
    setting: "services.<name>.deregistrationDelaySeconds",
    patch: web({ deregistrationDelaySeconds: 60 }),
  },
  {
    setting: "services.<name>.schedule",
    of: "report",
    patch: report({ schedule: "cron(0 4 * * ? *)" }),
  },
  {
    setting: "services.<name>.timezone",
    of: "report",
    patch: report({ timezone: "Europe/Berlin" }),
  },
  { setting: "services.<name>.taskCount", of: "report", patch: report({ taskCount: 2 }) },
  { setting: "services.<name>.enabled", of: "report", patch: report({ enabled: false }) },
];
