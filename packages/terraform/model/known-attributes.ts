import type { AccountLocation } from "./account-location";

/** An attribute of a resource, resolved, if it is a text. */
type Read = (attribute: string) => string | undefined;
type Compute = (read: Read, place: AccountLocation) => string | undefined;

/** A text of attributes that must all be known. */
const template =
  (
    make: (place: AccountLocation, ...values: string[]) => string,
    ...attributes: string[]
  ): Compute =>
  (read, place) => {
    const values = attributes.map(read).filter((value) => value !== undefined);
    // One that is known only at plan makes the whole so.
    if (values.length < attributes.length || values.some((value) => value.includes("${"))) return;
    return make(place, ...values);
  };

const regional = (service: string, resource: (name: string) => string, attribute = "name") =>
  template(
    ({ partition, region, accountId }, name) =>
      `arn:${partition}:${service}:${region}:${accountId}:${resource(name)}`,
    attribute,
  );

const withPath =
  (kind: string): Compute =>
  (read, { partition, accountId }) => {
    const name = read("name");
    const path = read("path") ?? "/";
    if (name === undefined || `${path}${name}`.includes("${")) return undefined;
    return `arn:${partition}:iam::${accountId}:${kind}${path}${name}`;
  };

/** Attributes that are what another one is configured to. */
const same =
  (attribute: string): Compute =>
  (read) =>
    read(attribute);

const logGroup = regional("logs", (name) => `log-group:${name}`);
const topic = regional("sns", (name) => name);
const queue = regional("sqs", (name) => name);
const cluster = regional("ecs", (name) => `cluster/${name}`);
const project = regional("codebuild", (name) => `project/${name}`);

/**
 * Attributes that Terraform computes and that nevertheless follow from the configuration: names as
 * ids, and ARNs whose every part is a name. ARNs as in the Service Authorization Reference:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const KNOWN_ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, Compute>>>> = {
  aws_cloudwatch_dashboard: {
    dashboard_arn: template(
      ({ partition, accountId }, name) =>
        `arn:${partition}:cloudwatch::${accountId}:dashboard/${name}`,
      "dashboard_name",
    ),
  },
  aws_cloudwatch_log_group: { arn: logGroup, id: same("name") },
  aws_cloudwatch_metric_alarm: {
    arn: regional("cloudwatch", (name) => `alarm:${name}`, "alarm_name"),
    id: same("alarm_name"),
  },
  aws_codebuild_project: { arn: project, id: project },
  aws_dynamodb_table: { arn: regional("dynamodb", (name) => `table/${name}`), id: same("name") },
  aws_ecr_repository: {
    arn: regional("ecr", (name) => `repository/${name}`),
    id: same("name"),
    registry_id: (_read, { accountId }) => accountId,
    repository_url: template(
      ({ accountId, region, partition }, name) =>
        `${accountId}.dkr.ecr.${region}.${
          partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com"
        }/${name}`,
      "name",
    ),
  },
  aws_ecs_cluster: { arn: cluster, id: cluster },
  aws_ecs_task_definition: {
    arn_without_revision: regional("ecs", (family) => `task-definition/${family}`, "family"),
    id: same("family"),
  },
  aws_iam_policy: { arn: withPath("policy"), id: withPath("policy") },
  aws_iam_role: { arn: withPath("role"), id: same("name") },
  aws_kms_alias: { arn: regional("kms", (name) => name), id: same("name") },
  aws_lambda_function: {
    arn: regional("lambda", (name) => `function:${name}`, "function_name"),
    id: same("function_name"),
  },
  aws_s3_bucket: {
    arn: template(({ partition }, bucket) => `arn:${partition}:s3:::${bucket}`, "bucket"),
    id: same("bucket"),
  },
  aws_scheduler_schedule: {
    arn: template(
      ({ partition, region, accountId }, group, name) =>
        `arn:${partition}:scheduler:${region}:${accountId}:schedule/${group}/${name}`,
      "group_name",
      "name",
    ),
  },
  aws_scheduler_schedule_group: {
    arn: regional("scheduler", (name) => `schedule-group/${name}`),
    id: same("name"),
  },
  aws_sns_topic: { arn: topic, id: topic },
  aws_sns_topic_policy: { id: same("arn") },
  aws_sqs_queue: { arn: queue },
  aws_ssm_parameter: {
    // A name stands in its ARN with one slash before it, its own or not.
    arn: regional("ssm", (name) => `parameter/${name.replace(/^\//, "")}`),
    id: same("name"),
  },
};
