/**
 * Types of which none is destroyed, replaced or forgotten unless somebody says so, with what is lost.
 * They hold data, or something others know them by (an id, an address, a DNS name) that does not
 * come back when they are made again. What Terraform rebuilds as it was is not among them: rules,
 * routes, target groups, services, task definitions, alarms.
 */
export const PROTECTED_TYPES: Readonly<Record<string, string>> = {
  aws_cloudwatch_log_group: "its log",
  aws_db_instance: "its data",
  aws_dynamodb_table: "its data",
  aws_ecr_repository: "its images",
  aws_ecs_cluster: "every service in it",
  aws_efs_file_system: "its data",
  aws_egress_only_internet_gateway: "the way to the internet over IPv6",
  aws_eip: "an address that others may have on a list",
  aws_iam_openid_connect_provider: "the way CI signs in",
  aws_internet_gateway: "the way from and to the internet",
  aws_kms_alias: "the name that states and services find the key by",
  aws_kms_key: "everything that it encrypts",
  aws_lb: "its DNS name and every connection",
  aws_nat_gateway: "the way to the internet",
  aws_rds_cluster: "its data",
  aws_route53_zone: "its records and its name servers",
  aws_s3_bucket: "what is stored in it",
  aws_secretsmanager_secret: "its value",
  aws_service_discovery_http_namespace: "the names by which services call each other",
  aws_service_discovery_private_dns_namespace: "the names by which services call each other",
  aws_sns_topic: "its confirmed subscriptions",
  aws_sqs_queue: "its messages",
  aws_ssm_parameter: "its value and its history",
  aws_subnet: "everything that has an address in it (AWS refuses it as long as something has)",
  aws_vpc: "everything in it",
};
