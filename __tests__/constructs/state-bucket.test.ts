import { describe, expect, test } from "@jest/globals";
import { StateBucket } from "../../constructs/state-bucket";
import { configurationOf, parsePolicy, resourcesOf } from "#testing";
import { build, only, reference, resolved } from "./support";

const { stack, made } = build(
  (scope) =>
    new StateBucket(scope, "states", {
      name: "shop-states",
      arn: "arn:aws-cn:s3:::shop-states",
      kmsKeyArn: "arn:key",
      noncurrentVersionDays: 90,
      noncurrentVersionsKept: 10,
    }),
);
const bucket = only(stack, "aws_s3_bucket");
const attributesOf = (type: string) => only(stack, type).attributes;

test("is adopted: an import block names it by its address and its name", () => {
  expect(configurationOf(stack).import).toEqual([
    { to: `aws_s3_bucket.${bucket.name}`, id: "shop-states" },
  ]);
});

test("cannot be destroyed, not even when it is empty", () => {
  expect(bucket.attributes).toEqual({
    bucket: "shop-states",
    force_destroy: false,
    lifecycle: { prevent_destroy: true },
    tags: { Name: "shop-states" },
  });
});

test("everything about it is set on the bucket itself, after it", () => {
  const others = resourcesOf(stack).filter(({ type }) => type !== "aws_s3_bucket");
  expect(others.map(({ type }) => type).toSorted()).toEqual([
    "aws_s3_bucket_lifecycle_configuration",
    "aws_s3_bucket_ownership_controls",
    "aws_s3_bucket_policy",
    "aws_s3_bucket_public_access_block",
    "aws_s3_bucket_server_side_encryption_configuration",
    "aws_s3_bucket_versioning",
  ]);
  for (const { attributes } of others) {
    expect(attributes["bucket"]).toBe(reference(stack, "aws_s3_bucket", "bucket"));
  }
});

describe("order", () => {
  const address = (type: string) => `${type}.${only(stack, type).name}`;

  test("rules about replaced versions wait for versions", () => {
    expect(attributesOf("aws_s3_bucket_lifecycle_configuration")["depends_on"]).toEqual([
      address("aws_s3_bucket_versioning"),
    ]);
  });

  test("the policy waits for the public access block, as S3 takes one at a time", () => {
    expect(attributesOf("aws_s3_bucket_policy")["depends_on"]).toEqual([
      address("aws_s3_bucket_public_access_block"),
    ]);
  });
});

test("only replaced versions expire, wherever they lie", () => {
  expect(attributesOf("aws_s3_bucket_lifecycle_configuration")["rule"]).toEqual([
    {
      id: "expire-replaced-states",
      status: "Enabled",
      filter: [{ prefix: "" }],
      noncurrent_version_expiration: [{ noncurrent_days: 90, newer_noncurrent_versions: 10 }],
      abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
    },
  ]);
});

test("refuses connections without TLS, by the ARN of its partition", () => {
  const [deny] = parsePolicy(String(attributesOf("aws_s3_bucket_policy")["policy"]));
  expect(deny).toMatchObject({
    effect: "Deny",
    resources: ["arn:aws-cn:s3:::shop-states", "arn:aws-cn:s3:::shop-states/*"],
    conditions: { Bool: { "aws:SecureTransport": ["false"] } },
  });
});

test("who uses its name or its ARN waits for it", () => {
  expect(resolved(stack, made.name)).toBe(reference(stack, "aws_s3_bucket", "bucket"));
  expect(resolved(stack, made.arn)).toBe(reference(stack, "aws_s3_bucket", "arn"));
});
