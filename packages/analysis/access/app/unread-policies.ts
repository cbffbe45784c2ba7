import type { SynthesizedApp } from "#terraform";
import { AccessError } from "../access-error";
import { type ResolvedResource, resolvedResources } from "./resolved-app";

/** Policies in an app that are not read; their service's resources cannot be asked about. */
const NOT_READ: Readonly<Record<string, string>> = {
  aws_backup_vault_policy: "backup",
  aws_cloudwatch_event_bus_policy: "events",
  aws_cloudwatch_log_resource_policy: "logs",
  aws_dynamodb_resource_policy: "dynamodb",
  aws_ecr_registry_policy: "ecr",
  aws_efs_file_system_policy: "elasticfilesystem",
  aws_lambda_permission: "lambda",
  aws_opensearch_domain_policy: "es",
  aws_secretsmanager_secret_policy: "secretsmanager",
  aws_sqs_queue_policy: "sqs",
};

/** The same, as an attribute of what they are for. */
const NOT_READ_ATTRIBUTE: Readonly<Record<string, string>> = {
  aws_secretsmanager_secret: "secretsmanager",
  aws_sqs_queue: "sqs",
};

const serviceOf = ({ type, attributes }: ResolvedResource): string | undefined =>
  NOT_READ[type] ?? (attributes["policy"] === undefined ? undefined : NOT_READ_ATTRIBUTE[type]);

/** @throws AccessError if the app has policies of the service's resources that are not read */
export function checkAllRead(app: SynthesizedApp, service: string): void {
  for (const resource of resolvedResources(app)) {
    const ofService = serviceOf(resource);
    if (ofService === undefined || (service !== "*" && service !== ofService)) continue;
    throw new AccessError(
      `${resource.stackId}: ${resource.address}: policies of this type are not read, so that ` +
        `access to ${ofService} cannot be decided`,
    );
  }
}
