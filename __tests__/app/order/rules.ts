import type { SynthesizedResource } from "#terraform";
import { idOf } from "./dependency-graph";

/** What AWS wants to be there before something else, and to go after it. */
export interface OrderRule {
  /** `a NAT gateway is made once the internet gateway is attached` */
  readonly what: string;
  readonly later: string;
  readonly earlier: string;
  /** Which of that type, both with their references resolved. @default all of the environment */
  readonly concerns?: (later: SynthesizedResource, earlier: SynthesizedResource) => boolean;
  /** Where AWS, the provider or somebody whom it hit says so. */
  readonly source: string;
}

/** Whether one says anywhere what the other is called, or refers to it. */
const names = (later: SynthesizedResource, ...what: unknown[]) => {
  const text = JSON.stringify(later.attributes);
  return what.some((one) => typeof one === "string" && one !== "" && text.includes(one));
};
const refersTo = (later: SynthesizedResource, earlier: SynthesizedResource) =>
  names(later, `\${${idOf(earlier)}.`);
const same = (attribute: string) => (later: SynthesizedResource, earlier: SynthesizedResource) =>
  later.attributes[attribute] === earlier.attributes[attribute];
const inSameStack = (later: SynthesizedResource, earlier: SynthesizedResource) =>
  later.stackId === earlier.stackId;
/** A role's policies know it by name, and others by an ARN that ends with it. */
const ofItsRole = (later: SynthesizedResource, { attributes }: SynthesizedResource) =>
  names(later, `/${String(attributes["role"])}"`);
const ofItsLogGroup = (later: SynthesizedResource, { attributes }: SynthesizedResource) =>
  names(later, attributes["name"]);

const PROVIDER = "https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources";
const AWS = "https://docs.aws.amazon.com";

const TASKS_START_IN: readonly Pick<OrderRule, "what" | "earlier" | "concerns" | "source">[] = [
  {
    what: "the routes are there that its images, secrets and logs take",
    earlier: "aws_route",
    source: `${AWS}/AmazonECS/latest/developerguide/resource-initialization-error.html`,
  },
  {
    what: "its subnets use those routes",
    earlier: "aws_route_table_association",
    source: `${AWS}/vpc/latest/userguide/subnet-route-tables.html`,
  },
  {
    what: "the network ACLs let that through",
    earlier: "aws_network_acl_rule",
    source: `${AWS}/vpc/latest/userguide/vpc-network-acls.html`,
  },
  {
    what: "the endpoints are there, which images and secrets come through without NAT",
    earlier: "aws_vpc_endpoint",
    source: `${AWS}/AmazonECR/latest/userguide/vpc-endpoints.html`,
  },
  {
    what: "its security group lets it out to them",
    earlier: "aws_vpc_security_group_egress_rule",
    concerns: inSameStack,
    source: `${AWS}/AmazonECS/latest/developerguide/resource-initialization-error.html`,
  },
  {
    what: "the endpoints' and callees' security groups let it in",
    earlier: "aws_vpc_security_group_ingress_rule",
    concerns: (later, earlier) =>
      inSameStack(later, earlier) || earlier.stackId.endsWith("-network"),
    source: `${AWS}/vpc/latest/privatelink/create-interface-endpoint.html`,
  },
  {
    what: "the cluster has the capacity providers, which cannot be taken from it while they are used",
    earlier: "aws_ecs_cluster_capacity_providers",
    source: `${AWS}/AmazonECS/latest/APIReference/API_PutClusterCapacityProviders.html`,
  },
  {
    what: "its parameters and secrets can be read",
    earlier: "aws_ssm_parameter",
    source: `${AWS}/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html`,
  },
];

export const ORDER_RULES: readonly OrderRule[] = [
  ...["aws_ecs_service", "aws_scheduler_schedule"].flatMap((later) =>
    TASKS_START_IN.map((rule) => ({
      ...rule,
      later,
      what: `${later === "aws_ecs_service" ? "a service" : "a schedule"} starts tasks once ${rule.what}`,
    })),
  ),
  {
    what: "a NAT gateway is made once the internet gateway is attached",
    later: "aws_nat_gateway",
    earlier: "aws_internet_gateway",
    source: "https://github.com/hashicorp/terraform-provider-aws/issues/709",
  },
  {
    what: "an address is released before the internet gateway is detached",
    later: "aws_eip",
    earlier: "aws_internet_gateway",
    source: `${PROVIDER}/eip`,
  },
  {
    what: "a load balancer that faces the internet is made once the gateway is attached",
    later: "aws_lb",
    earlier: "aws_internet_gateway",
    source: `${AWS}/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html`,
  },
  {
    what: "a load balancer writes a test file to the bucket of its logs, which must let it",
    later: "aws_lb",
    earlier: "aws_s3_bucket_policy",
    concerns: (later, { attributes }) => names(later, attributes["bucket"]),
    source: `${AWS}/elasticloadbalancing/latest/application/enable-access-logging.html`,
  },
  {
    what: "a bucket's policy is put once its public access is blocked: S3 refuses both at once",
    later: "aws_s3_bucket_policy",
    earlier: "aws_s3_bucket_public_access_block",
    concerns: same("bucket"),
    source: "https://github.com/hashicorp/terraform-provider-aws/issues/7628",
  },
  {
    what: "a bucket's public access is blocked once its ownership is set: S3 refuses both at once",
    later: "aws_s3_bucket_public_access_block",
    earlier: "aws_s3_bucket_ownership_controls",
    concerns: same("bucket"),
    source: "https://github.com/terraform-aws-modules/terraform-aws-s3-bucket/pull/101",
  },
  {
    what: "a lifecycle of replaced versions is set once there are versions",
    later: "aws_s3_bucket_lifecycle_configuration",
    earlier: "aws_s3_bucket_versioning",
    concerns: same("bucket"),
    source: `${PROVIDER}/s3_bucket_lifecycle_configuration`,
  },
  {
    what: "a task's roles keep their policies until its service is gone, which else hangs in DRAINING",
    later: "aws_ecs_task_definition",
    earlier: "aws_iam_role_policy",
    concerns: ofItsRole,
    source: `${PROVIDER}/ecs_service`,
  },
  {
    what: "a service is made and goes within the life of its task definition",
    later: "aws_ecs_service",
    earlier: "aws_ecs_task_definition",
    concerns: inSameStack,
    source: `${AWS}/AmazonECS/latest/APIReference/API_DeleteTaskDefinitions.html`,
  },
  {
    what: "a flow log's role may write when it begins",
    later: "aws_flow_log",
    earlier: "aws_iam_role_policy",
    concerns: ofItsRole,
    source: `${AWS}/vpc/latest/userguide/flow-logs-iam-role.html`,
  },
  {
    what: "a build project's role has its policy",
    later: "aws_codebuild_project",
    earlier: "aws_iam_role_policy",
    concerns: ofItsRole,
    source: `${AWS}/codebuild/latest/userguide/troubleshooting.html`,
  },
  {
    what: "a schedule's role may start tasks when its time comes",
    later: "aws_scheduler_schedule",
    earlier: "aws_iam_role_policy",
    concerns: ofItsRole,
    source: `${AWS}/scheduler/latest/UserGuide/setting-up.html`,
  },
  {
    what: "a role that an identity provider's tokens open is made once that is there",
    later: "aws_iam_role",
    earlier: "aws_iam_openid_connect_provider",
    concerns: ({ attributes }) => JSON.stringify(attributes).includes("AssumeRoleWithWebIdentity"),
    source: `${AWS}/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html`,
  },
  {
    what: "a log group is encrypted with a key whose policy lets CloudWatch Logs use it",
    later: "aws_cloudwatch_log_group",
    earlier: "aws_kms_key",
    concerns: refersTo,
    source: `${AWS}/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html`,
  },
  {
    what: "a task finds the log group that awslogs does not make",
    later: "aws_ecs_task_definition",
    earlier: "aws_cloudwatch_log_group",
    concerns: ofItsLogGroup,
    source: `${AWS}/AmazonECS/latest/developerguide/using_awslogs.html`,
  },
  {
    what: "a build finds its log group: else CodeBuild makes one, without encryption",
    later: "aws_codebuild_project",
    earlier: "aws_cloudwatch_log_group",
    concerns: ofItsLogGroup,
    source: `${AWS}/codebuild/latest/userguide/change-project.html`,
  },
  {
    what: "a cluster finds the log group of ECS Exec",
    later: "aws_ecs_cluster",
    earlier: "aws_cloudwatch_log_group",
    concerns: ofItsLogGroup,
    source: `${AWS}/AmazonECS/latest/developerguide/ecs-exec.html`,
  },
  {
    what: "a listener gets a certificate once it is issued",
    later: "aws_lb_listener",
    earlier: "aws_acm_certificate_validation",
    concerns: ({ attributes }) => attributes["protocol"] === "HTTPS",
    source: `${PROVIDER}/acm_certificate_validation`,
  },
  {
    what: "ECS takes a target group once a listener's rule leads to it",
    later: "aws_ecs_service",
    earlier: "aws_lb_listener_rule",
    concerns: inSameStack,
    source: `${AWS}/AmazonECS/latest/developerguide/service-load-balancing.html`,
  },
  {
    what: "requests can be counted once a listener's rule leads to the target group",
    later: "aws_appautoscaling_policy",
    earlier: "aws_lb_listener_rule",
    concerns: (later, earlier) =>
      inSameStack(later, earlier) && names(later, "ALBRequestCountPerTarget"),
    source: `${AWS}/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html`,
  },
  {
    what: "a service is there before it is scaled, and goes after that",
    later: "aws_appautoscaling_target",
    earlier: "aws_ecs_service",
    concerns: inSameStack,
    source: `${AWS}/autoscaling/application/APIReference/API_RegisterScalableTarget.html`,
  },
  ...["aws_appautoscaling_policy", "aws_appautoscaling_scheduled_action"].map((later) => ({
    what: `${later} is made once its target is registered, and goes before it`,
    later,
    earlier: "aws_appautoscaling_target",
    concerns: inSameStack,
    source: `${AWS}/autoscaling/application/APIReference/API_DeregisterScalableTarget.html`,
  })),
  {
    what: "a caller learns its callees' endpoints when its tasks start",
    later: "aws_ecs_service",
    earlier: "aws_ecs_service",
    concerns: (later, earlier) =>
      // The samples' web calls their api, and so does everything's.
      later.stackId.endsWith("-service-web") && earlier.stackId.endsWith("-service-api"),
    source: `${AWS}/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html`,
  },
  {
    what: "the namespace of Service Connect is there while services use it",
    later: "aws_ecs_service",
    earlier: "aws_service_discovery_http_namespace",
    source: `${AWS}/cloud-map/latest/api/API_DeleteNamespace.html`,
  },
  {
    what: "a rule of EventBridge sends to a topic whose policy lets it",
    later: "aws_cloudwatch_event_target",
    earlier: "aws_sns_topic_policy",
    source: `${PROVIDER}/cloudwatch_event_target`,
  },
  {
    what: "an alarm is heard: its topic's policy lets it publish",
    later: "aws_cloudwatch_metric_alarm",
    earlier: "aws_sns_topic_policy",
    source: `${AWS}/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html`,
  },
];
