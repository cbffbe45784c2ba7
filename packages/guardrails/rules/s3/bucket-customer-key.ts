import type { Guardrail } from "../../guardrail";
import { referrersOf } from "../../support/references";
import { blocksOf } from "#terraform";

export const bucketCustomerKey: Guardrail = {
  id: "bucket-customer-key",
  title: "Buckets are encrypted with a key of KMS",
  checks: ["CKV_AWS_145", "S3.17"],
  severity: "high",
  types: ["aws_s3_bucket"],
  remedy: "add an aws_s3_bucket_server_side_encryption_configuration with sse_algorithm aws:kms",
  check: (bucket, context) =>
    referrersOf(context, "aws_s3_bucket_server_side_encryption_configuration", "bucket", bucket)
      .flatMap(({ attributes }) =>
        blocksOf(attributes, "rule", "apply_server_side_encryption_by_default"),
      )
      .some(({ sse_algorithm: algorithm }) => String(algorithm).startsWith("aws:kms"))
      ? undefined
      : "is not encrypted with a key of KMS",
};
