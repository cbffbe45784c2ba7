import { type Json, textOf } from "#terraform";
import type { Element } from "./element";
import { noun } from "./noun";
import type { PartKind } from "./types";

/** Resources that stand in the picture themselves. All others are held by one of them. */
const KINDS: Readonly<Record<string, PartKind>> = {
  aws_cloudwatch_dashboard: "dashboard",
  aws_cloudwatch_event_rule: "schedule",
  aws_cloudwatch_log_group: "log-group",
  aws_cloudwatch_metric_alarm: "alarm",
  aws_codebuild_project: "build",
  aws_db_instance: "database",
  aws_dynamodb_table: "database",
  aws_ecr_repository: "repository",
  aws_ecs_cluster: "cluster",
  aws_ecs_service: "service",
  aws_egress_only_internet_gateway: "egress-gateway",
  aws_iam_role: "role",
  aws_internet_gateway: "internet-gateway",
  aws_kms_key: "key",
  aws_lb: "load-balancer",
  aws_nat_gateway: "nat-gateway",
  aws_rds_cluster: "database",
  aws_s3_bucket: "bucket",
  aws_scheduler_schedule: "schedule",
  aws_secretsmanager_secret: "parameter",
  aws_sns_topic: "topic",
  aws_sqs_queue: "queue",
  aws_ssm_parameter: "parameter",
  aws_subnet: "subnet",
  aws_vpc: "vpc",
  aws_vpc_endpoint: "endpoint",
};

/** Of these there are many and nobody looks for one of them: they are counted as one part. */
export const COUNTED: Readonly<Partial<Record<PartKind, string>>> = {
  "log-group": "Log groups",
  alarm: "Alarms",
};

export const kindOf = ({ type }: Element): PartKind | undefined =>
  Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;

const NAMES = ["name", "bucket", "dashboard_name", "alarm_name", "identifier", "family"];

/** What people call it: its name in AWS, else the construct's. */
export function labelOf({ type, attributes, path, address }: Element): string {
  if (type === "aws_vpc_endpoint") {
    const service = textOf(attributes["service_name"]);
    if (service !== undefined) return service.split(".").slice(3).join(".");
  }
  const tags = attributes["tags"];
  const tag = typeof tags === "object" && tags ? textOf((tags as Json)["Name"]) : undefined;
  const named = NAMES.map((name) => textOf(attributes[name])).find((name) => name !== undefined);
  return named ?? tag ?? (path.length > 0 ? path.join("/") : address);
}

/** The same for what has no box: its kind, because names of those repeat each other. */
export const heldLabel = (element: Element): string =>
  `${noun(element.type)} ${element.path.join("/")}`;
