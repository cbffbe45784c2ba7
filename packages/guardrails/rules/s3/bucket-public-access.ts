import type { Guardrail } from "../../guardrail";
import { referrersOf } from "../../support/references";
import { isOff } from "#terraform";

const SETTINGS = [
  "block_public_acls",
  "block_public_policy",
  "ignore_public_acls",
  "restrict_public_buckets",
];

export const bucketPublicAccess: Guardrail = {
  id: "bucket-public-access",
  title: "Nothing can make a bucket public",
  checks: ["CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56", "S3.8"],
  severity: "critical",
  types: ["aws_s3_bucket"],
  remedy: "add an aws_s3_bucket_public_access_block with all four settings true",
  check: (bucket, context) => {
    const blocks = referrersOf(context, "aws_s3_bucket_public_access_block", "bucket", bucket);
    if (blocks.length === 0) return "has no block on public access";
    const off = SETTINGS.filter((name) => blocks.some(({ attributes }) => isOff(attributes[name])));
    return off.map((name) => ({ about: name, why: `leaves ${name} off` }));
  },
};
