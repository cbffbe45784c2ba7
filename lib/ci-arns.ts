import type { ArnSource } from "./arns";
import type { CiDuty, Names } from "./names";

/** ARNs of what CI reads and deploys, made from names like those of arns.ts. */
export type CiArns = ReturnType<typeof makeCiArns>;

export function makeCiArns({ partition, region, accountId }: ArnSource, names: Names) {
  const arn = (service: string, resource: string) =>
    `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
  const iam = (resource: string) => `arn:${partition}:iam::${accountId}:${resource}`;
  const loadBalancing = (resource: string) => arn("elasticloadbalancing", resource);

  return {
    oidcProvider: (issuer: string) => iam(`oidc-provider/${issuer}`),
    ciPolicies: (duty: CiDuty, path: string) => iam(`policy${path}${names.ciPolicy(duty, "*")}`),
    /** What AWS services make for themselves: `ecs.amazonaws.com`. */
    serviceLinkedRoles: (service: string) => iam(`role/aws-service-role/${service}/*`),
    stateObjects: (keys: string) => `arn:${partition}:s3:::${names.stateBucket}/${keys}`,
    /** All keys; a condition says by which alias. */
    keys: arn("kms", "key/*"),
    /** Something of a network, by its kind: `subnet`. Its id says nothing, so tags have to. */
    network: (kind: string) => arn("ec2", `${kind}/*`),
    tasks: arn("ecs", `task/${names.cluster}/*`),
    taskDefinitions: arn("ecs", `task-definition/${names.service("*")}:*`),
    /** Revisions of releases. */
    releases: arn("ecs", `task-definition/${names.releaseFamily("*")}:*`),
    namespaces: arn("servicediscovery", "namespace/*"),
    /** An empty name is one of them, and no narrower pattern has it. */
    anyAlarm: arn("cloudwatch", "alarm:*"),
    scalableTargets: arn("application-autoscaling", "scalable-target/*"),
    loadBalancer: loadBalancing(`loadbalancer/app/${names.loadBalancer}/*`),
    listeners: loadBalancing(`listener/app/${names.loadBalancer}/*`),
    listenerRules: loadBalancing(`listener-rule/app/${names.loadBalancer}/*`),
    targetGroups: loadBalancing(`targetgroup/${names.service("*")}/*`),
    certificates: arn("acm", "certificate/*"),
    hostedZone: (id: string) => `arn:${partition}:route53:::hostedzone/${id}`,
    hostedZoneChanges: `arn:${partition}:route53:::change/*`,
    /** The rules that tell the alarms' topic. */
    eventRules: arn("events", `rule/${names.service("*")}`),
    subscriptions: arn("sns", `${names.alarmTopic}:*`),
    dashboard: `arn:${partition}:cloudwatch::${accountId}:dashboard/${names.dashboard}`,
  } as const;
}
