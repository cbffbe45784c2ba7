/**
 * Every name in one place. Names come from the environment's prefix; those that the published
 * templates have as parameters can be replaced one by one.
 */
export interface NameSource {
  readonly namePrefix: string;
  readonly accountId: string;
  readonly region: string;
  readonly names: {
    readonly executionRole?: string | undefined;
    readonly executionRolePolicy?: string | undefined;
    readonly taskRole?: string | undefined;
    readonly taskRolePolicy?: string | undefined;
    readonly buildRole?: string | undefined;
    readonly buildRolePolicy?: string | undefined;
    readonly imageParameter?: string | undefined;
    readonly cluster?: string | undefined;
  };
  readonly state: { readonly bucket?: string | undefined };
}

/** What roles of CI are for. */
export const CI_DUTIES = ["plan", "deploy", "rollout"] as const;

export type CiDuty = (typeof CI_DUTIES)[number];

/** The repository of a service, of whatever environment. */
export const repositoryName = (prefix: string, service: string) => `${prefix}/${service}`;

export type Names = ReturnType<typeof makeNames>;

export function makeNames(source: NameSource) {
  const { namePrefix: prefix, accountId, region, names } = source;
  return {
    // A bucket's name is unique in the whole world, so it carries account and region.
    stateBucket: source.state.bucket ?? `${prefix}-state-${accountId}-${region}`,
    stateKeyAlias: `alias/${prefix}-state`,

    keyAlias: `alias/${prefix}`,
    executionRole: names.executionRole ?? `${prefix}-ecs-task-exc-role`,
    executionRolePolicy: names.executionRolePolicy ?? `${prefix}-ecs-policy`,
    taskRole: names.taskRole ?? `${prefix}-ecs-role`,
    taskRolePolicy: names.taskRolePolicy ?? `${prefix}-ecs-permission-policy`,
    buildRole: names.buildRole ?? `${prefix}-build-role`,
    buildRolePolicy: names.buildRolePolicy ?? "CodeBuildECRAccess",
    flowLogRole: `${prefix}-flow-log-role`,
    flowLogRolePolicy: `${prefix}-flow-log-policy`,

    schedulerRole: `${prefix}-scheduler-role`,
    schedulerRolePolicy: `${prefix}-scheduler-policy`,
    /** Of a service that needs more than the shared task role allows. */
    serviceTaskRole: (service: string) => `${prefix}-${service}-task-role`,

    ciRole: (duty: CiDuty) => `${prefix}-ci-${duty}`,
    /** What a role of CI may do, in parts: AWS limits the size of a policy. */
    ciPolicy: (duty: CiDuty, part: string) => `${prefix}-ci-${duty}-${part}`,

    buildProject: (service: string) => `${prefix}-build-${service}`,
    repository: (service: string) => repositoryName(prefix, service),

    imageParameter: names.imageParameter ?? `/${prefix}/imagearn/value`,
    serviceImageParameter: (service: string) => `/${prefix}/services/${service}/image`,
    configPath: `/${prefix}/config`,
    secretPath: `/${prefix}/secrets`,

    cluster: names.cluster ?? `${prefix}-cluster`,
    namespace: prefix,

    /** Every log group of the environment lies under this path. */
    logPath: `/${prefix}`,
    flowLogGroup: `/${prefix}/vpc/flow-logs`,
    execLogGroup: `/${prefix}/ecs/exec`,
    buildLogGroup: (service: string) => `/${prefix}/codebuild/${service}`,
    serviceLogGroup: (service: string) => `/${prefix}/service/${service}`,

    loadBalancer: `${prefix}-alb`,
    accessLogBucket: `${prefix}-alb-logs-${accountId}-${region}`,
    /** A service, its task definitions' family and its security group. */
    service: (service: string) => `${prefix}-${service}`,
    /** Task definitions of a service's releases. */
    releaseFamily: (service: string) => `${prefix}-${service}-release`,
    scheduleGroup: prefix,

    alarmTopic: `${prefix}-alarms`,
    failedTasksRule: `${prefix}-failed-tasks`,
    failingServicesRule: `${prefix}-failing-services`,
    failedBuildsRule: `${prefix}-failed-builds`,
    dashboard: prefix,

    vpc: `${prefix}-vpc`,
    /** A part of the network: `learner-private-a`. */
    network: (part: string) => `${prefix}-${part}`,
  } as const;
}
