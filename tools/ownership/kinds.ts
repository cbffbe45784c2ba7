/** A kind of tagged resource, as its ARN shows it, and what Terraform calls it. */
export interface Kind {
  /** The ARN's service. */
  readonly service: string;
  /** What the ARN's resource begins with, up to what tells one from another: `vpc/`. */
  readonly prefix: string;
  /** Terraform's types of it. Some types adopt what another type makes. */
  readonly types: readonly string[];
  /** Whether AWS makes a second one with the same name, or without one, and says nothing. */
  readonly repeatable: boolean;
  /**
   * What Terraform imports one by.
   * @param rest the ARN's resource without the prefix
   */
  readonly importId: (rest: string, arn: string) => string;
}

const byRest = (rest: string): string => rest;
const byArn = (_rest: string, arn: string): string => arn;

const ec2 = (prefix: string, ...types: readonly string[]): Kind => ({
  ...{ service: "ec2", prefix: `${prefix}/`, types, repeatable: true, importId: byRest },
});

const named = (
  service: string,
  prefix: string,
  type: string,
  importId: Kind["importId"] = byRest,
): Kind => ({ service, prefix, types: [type], repeatable: false, importId });

/**
 * Kinds of resources that stacks make and tag. ARNs: Service Authorization Reference,
 * https://docs.aws.amazon.com/service-authorization/latest/reference/; ids: "Import" on each resource's page
 * of the provider's documentation, https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs
 */
export const KINDS: readonly Kind[] = [
  ec2("vpc", "aws_vpc"),
  ec2("subnet", "aws_subnet"),
  ec2("internet-gateway", "aws_internet_gateway"),
  ec2("egress-only-internet-gateway", "aws_egress_only_internet_gateway"),
  ec2("natgateway", "aws_nat_gateway"),
  ec2("elastic-ip", "aws_eip"),
  ec2("route-table", "aws_route_table"),
  ec2("network-acl", "aws_network_acl", "aws_default_network_acl"),
  ec2("security-group", "aws_security_group", "aws_default_security_group"),
  ec2(
    "security-group-rule",
    "aws_vpc_security_group_ingress_rule",
    "aws_vpc_security_group_egress_rule",
  ),
  ec2("vpc-endpoint", "aws_vpc_endpoint"),
  ec2("vpc-flow-log", "aws_flow_log"),
  { ...named("kms", "key/", "aws_kms_key"), repeatable: true },
  named("acm", "certificate/", "aws_acm_certificate", byArn),
  named("cloudwatch", "alarm:", "aws_cloudwatch_metric_alarm"),
  named("codebuild", "project/", "aws_codebuild_project"),
  named("ecr", "repository/", "aws_ecr_repository"),
  named("ecs", "cluster/", "aws_ecs_cluster"),
  named("ecs", "service/", "aws_ecs_service"),
  named("ecs", "task-definition/", "aws_ecs_task_definition", byArn),
  named("elasticloadbalancing", "loadbalancer/", "aws_lb", byArn),
  named("elasticloadbalancing", "listener/", "aws_lb_listener", byArn),
  named("elasticloadbalancing", "listener-rule/", "aws_lb_listener_rule", byArn),
  named("elasticloadbalancing", "targetgroup/", "aws_lb_target_group", byArn),
  named("events", "rule/", "aws_cloudwatch_event_rule"),
  named("iam", "role/", "aws_iam_role"),
  named("iam", "policy/", "aws_iam_policy", byArn),
  named("logs", "log-group:", "aws_cloudwatch_log_group", (rest) => rest.replace(/:\*$/, "")),
  named("s3", "", "aws_s3_bucket"),
  named("scheduler", "schedule-group/", "aws_scheduler_schedule_group"),
  named("servicediscovery", "namespace/", "aws_service_discovery_http_namespace"),
  named("sns", "", "aws_sns_topic", byArn),
  // ARNs leave out the slash that the names of parameters begin with.
  named("ssm", "parameter/", "aws_ssm_parameter", (rest) => `/${rest}`),
];

/** A resource of a kind that stacks make. */
export interface Identified {
  readonly kind: Kind;
  /** What Terraform imports it by. */
  readonly id: string;
}

/** What an ARN is of; nothing for kinds that no stack makes, as tasks and their network interfaces. */
export function identify(arn: string): Identified | undefined {
  const [, , service, , , ...resource] = arn.split(":");
  const text = resource.join(":");
  const kind = KINDS.find((one) => one.service === service && text.startsWith(one.prefix));
  return kind && { kind, id: kind.importId(text.slice(kind.prefix.length), arn) };
}
