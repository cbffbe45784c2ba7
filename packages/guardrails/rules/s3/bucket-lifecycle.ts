import type { Guardrail } from "../../guardrail";
import { referrersOf } from "../../support/references";
import { blocksOf } from "#terraform";

export const bucketLifecycle: Guardrail = {
  id: "bucket-lifecycle",
  title: "Buckets let go of what is old, and of uploads that were never finished",
  checks: ["CKV_AWS_300", "CKV2_AWS_61", "S3.13"],
  severity: "medium",
  types: ["aws_s3_bucket"],
  remedy: "add an aws_s3_bucket_lifecycle_configuration with abort_incomplete_multipart_upload",
  check: (bucket, context) => {
    const rules = referrersOf(context, "aws_s3_bucket_lifecycle_configuration", "bucket", bucket)
      .flatMap(({ attributes }) => blocksOf(attributes, "rule"))
      .filter(({ status }) => status !== "Disabled");
    if (rules.length === 0) return "has no lifecycle";
    return rules.some((rule) => blocksOf(rule, "abort_incomplete_multipart_upload").length > 0)
      ? undefined
      : "keeps uploads that were never finished";
  },
};
