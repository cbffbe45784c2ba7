import type { Names } from "./names";

/**
 * ARNs of things that other stacks own, made from their names. A policy can then name a resource
 * before it exists, without a cycle between stacks.
 */
export interface ArnSource {
  /** `aws`, `aws-us-gov` or `aws-cn`. */
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

export type Arns = ReturnType<typeof makeArns>;

export function makeArns({ partition, region, accountId }: ArnSource, names: Names) {
  const arn = (service: string, resource: string) =>
    `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
  // A parameter's name starts with a slash that its ARN does not repeat: parameter/learner/...
  const parameter = (name: string) => arn("ssm", `parameter${name}`);
  // Log events are a level below their group: its ARN and ":*".
  const logStreams = (group: string) => arn("logs", `log-group:${group}:*`);

  return {
    accountRoot: `arn:${partition}:iam::${accountId}:root`,
    managedPolicy: (name: string) => `arn:${partition}:iam::aws:policy/${name}`,
    stateBucket: `arn:${partition}:s3:::${names.stateBucket}`,
    stateKeyAlias: arn("kms", names.stateKeyAlias),
    /** Every task, service and cluster of the account: what AWS accepts for a task role's trust. */
    ecsSource: arn("ecs", "*"),
    flowLogSource: arn("ec2", "vpc-flow-log/*"),
    /** The build projects of all services. */
    buildProjects: arn("codebuild", `project/${names.buildProject("*")}`),
    /** The repositories of all services. */
    repositories: arn("ecr", `repository/${names.repository("*")}`),
    scheduleGroup: arn("scheduler", `schedule-group/${names.scheduleGroup}`),
    schedules: arn("scheduler", `schedule/${names.scheduleGroup}/*`),
    /** Every revision of a service's task definition. */
    taskDefinitions: (service: string) => arn("ecs", `task-definition/${names.service(service)}:*`),
    cluster: arn("ecs", `cluster/${names.cluster}`),
    /** The tasks of the cluster. */
    tasks: arn("ecs", `task/${names.cluster}/*`),
    role: (path: string, name: string) => `arn:${partition}:iam::${accountId}:role${path}${name}`,
    /** The services of the cluster. */
    services: arn("ecs", `service/${names.cluster}/*`),
    /** Deployments of the cluster's services. */
    serviceDeployments: arn("ecs", `service-deployment/${names.cluster}/*`),
    alarmTopic: arn("sns", names.alarmTopic),
    alarms: arn("cloudwatch", `alarm:${names.service("*")}`),
    loadBalancerSource: arn("elasticloadbalancing", "*"),
    accessLogBucket: `arn:${partition}:s3:::${names.accessLogBucket}`,
    imageParameter: parameter(names.imageParameter),
    /** The image parameters of all services. */
    serviceImageParameters: parameter(names.serviceImageParameter("*")),
    parameter,
    /** The path itself, which reading by path is checked against. */
    configPath: parameter(names.configPath),
    configParameters: parameter(`${names.configPath}/*`),
    secretParameters: parameter(`${names.secretPath}/*`),
    logGroups: arn("logs", `log-group:${names.logPath}/*`),
    flowLogGroup: arn("logs", `log-group:${names.flowLogGroup}`),
    flowLogStreams: logStreams(names.flowLogGroup),
    execLogGroup: arn("logs", `log-group:${names.execLogGroup}`),
    execLogStreams: logStreams(names.execLogGroup),
    buildLogStreams: logStreams(names.buildLogGroup("*")),
    serviceLogGroups: arn("logs", `log-group:${names.serviceLogGroup("*")}`),
    serviceLogStreams: logStreams(names.serviceLogGroup("*")),
    bucket: (bucket: string) => `arn:${partition}:s3:::${bucket}`,
    bucketObjects: (bucket: string) => `arn:${partition}:s3:::${bucket}/*`,
  } as const;
}
