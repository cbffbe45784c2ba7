import type { Guardrail } from "../../guardrail";
import { referrersOf } from "../../support/references";
import { blocksOf } from "#terraform";

export const bucketAclsOff: Guardrail = {
  id: "bucket-acls-off",
  title: "Only policies say who reads a bucket",
  checks: ["CKV2_AWS_65", "S3.12"],
  severity: "high",
  types: ["aws_s3_bucket"],
  remedy: "add an aws_s3_bucket_ownership_controls with object_ownership BucketOwnerEnforced",
  check: (bucket, context) =>
    referrersOf(context, "aws_s3_bucket_ownership_controls", "bucket", bucket)
      .flatMap(({ attributes }) => blocksOf(attributes, "rule"))
      .some(({ object_ownership: ownership }) => ownership === "BucketOwnerEnforced")
      ? undefined
      : "takes ACLs into account",
};
