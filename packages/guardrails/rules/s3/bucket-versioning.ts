import type { Guardrail } from "../../guardrail";
import { referrersOf } from "../../support/references";
import { blocksOf, isUnknown } from "#terraform";

export const bucketVersioning: Guardrail = {
  id: "bucket-versioning",
  title: "What is overwritten or deleted in a bucket can be had back",
  checks: ["CKV_AWS_21", "S3.14"],
  severity: "high",
  types: ["aws_s3_bucket"],
  remedy: "add an aws_s3_bucket_versioning with status Enabled",
  check: (bucket, context) =>
    referrersOf(context, "aws_s3_bucket_versioning", "bucket", bucket)
      .flatMap(({ attributes }) => blocksOf(attributes, "versioning_configuration"))
      .some(({ status }) => status === "Enabled" || isUnknown(status))
      ? undefined
      : "keeps no versions",
};
