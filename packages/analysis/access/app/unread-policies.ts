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

const cache = new WeakMap<SynthesizedApp, readonly (readonly [string, ResolvedResource])[]>();

/** Policies that are not read, each with its service. */
function notRead(app: SynthesizedApp): readonly (readonly [string, ResolvedResource])[] {
  const found =
    cache.get(app) ??
    resolvedResources(app).flatMap((resource) => {
      const service = serviceOf(resource);
      return service === undefined ? [] : [[service, resource] as const];
    });
  cache.set(app, found);
  return found;
}

/** @throws AccessError if the app has policies of the service's resources that are not read */
export function checkAllRead(app: SynthesizedApp, service: string): void {
  for (const [ofService, resource] of notRead(app)) {
    if (service !== "*" && service !== ofService) continue;
    throw new AccessError(
      `${resource.stackId}: ${resource.address}: policies of this type are not read, so that ` +
        `access to ${ofService} cannot be decided`,
    );
  }
}
