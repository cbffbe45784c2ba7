import { ANY, type Attributes, type AttributeSchema, MAP } from "./attribute-schema";

const values = (...names: string[]): [string, AttributeSchema][] =>
  names.map((name) => [name, ANY]);
const block = (...entries: readonly [string, AttributeSchema][]): AttributeSchema => {
  const attributes: Attributes = new Map(entries);
  return { kind: "block", isList: false, attributes: () => attributes };
};
/** What one is who assumes a role, however it is done. */
const SESSION = values("role_arn", "session_name", "duration", "policy", "policy_arns");

/** https://developer.hashicorp.com/terraform/language/backend/s3 */
const S3: Attributes = new Map([
  ...values("bucket", "key", "region", "workspace_key_prefix", "acl", "insecure"),
  ...values("encrypt", "kms_key_id", "sse_customer_key", "skip_s3_checksum"),
  ...values("use_lockfile", "dynamodb_table"),
  ...values("allowed_account_ids", "forbidden_account_ids"),
  ...values("access_key", "secret_key", "token", "profile"),
  ...values("shared_config_files", "shared_credentials_files", "shared_credentials_file"),
  ...values("skip_credentials_validation", "skip_metadata_api_check", "skip_region_validation"),
  ...values("skip_requesting_account_id", "max_retries", "retry_mode", "custom_ca_bundle"),
  ...values("http_proxy", "https_proxy", "no_proxy", "use_path_style", "force_path_style"),
  ...values("use_dualstack_endpoint", "use_fips_endpoint", "sts_region"),
  ...values("ec2_metadata_service_endpoint", "ec2_metadata_service_endpoint_mode"),
  // From here on what Terraform calls deprecated and still takes.
  ...values("endpoint", "dynamodb_endpoint", "iam_endpoint", "sts_endpoint", "role_arn"),
  ...values("session_name", "external_id", "assume_role_duration_seconds", "assume_role_policy"),
  ...values("assume_role_policy_arns", "assume_role_transitive_tag_keys"),
  ["assume_role_tags", MAP],
  ["endpoints", block(...values("dynamodb", "iam", "s3", "sso", "sts"))],
  [
    "assume_role",
    block(...SESSION, ...values("external_id", "source_identity", "transitive_tag_keys"), [
      "tags",
      MAP,
    ]),
  ],
  [
    "assume_role_with_web_identity",
    block(...SESSION, ...values("web_identity_token", "web_identity_token_file")),
  ],
]);

/** Settings of the backends that are known here, by the backend's type. */
export const BACKENDS: ReadonlyMap<string, Attributes> = new Map([
  ["s3", S3],
  ["local", new Map(values("path", "workspace_dir"))],
]);
