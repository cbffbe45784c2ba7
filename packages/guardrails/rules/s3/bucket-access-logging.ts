import type { Guardrail } from "../../guardrail";
import { referrersOf } from "../../support/references";

export const bucketAccessLogging: Guardrail = {
  id: "bucket-access-logging",
  title: "Buckets record who reads and writes them",
  checks: ["CKV_AWS_18", "S3.9"],
  severity: "medium",
  types: ["aws_s3_bucket"],
  remedy: "add an aws_s3_bucket_logging with a bucket for the logs",
  check: (bucket, context) =>
    referrersOf(context, "aws_s3_bucket_logging", "bucket", bucket).length > 0
      ? undefined
      : "records no access",
};
