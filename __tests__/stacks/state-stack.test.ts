import { expect, test } from "@jest/globals";
import type { EnvironmentInput } from "../../config/schema/environment";
import { StateStack } from "../../stacks/state-stack";
import { configurationOf, parsePolicy, resourcesOf, testApp } from "#testing";
import { testEnvironment } from "../test-environment";
import { wholeOf } from "./whole";

const stateStack = (input: Partial<EnvironmentInput> = {}) =>
  new StateStack(testApp(), { environment: testEnvironment(input) });

const stack = stateStack();
const bucketName = "learner-state-111111111111-us-east-1";

test("adopts the bucket and the key that bootstrap made, and never destroys them", () => {
  const [bucket] = resourcesOf(stack, "aws_s3_bucket");
  const [key] = resourcesOf(stack, "aws_kms_key");
  const [alias] = resourcesOf(stack, "aws_kms_alias");
  expect(configurationOf(stack).import).toEqual([
    {
      to: `aws_kms_key.${key?.name ?? ""}`,
      id: expect.stringMatching(/^\$\{data\.aws_kms_alias\.key_existing_\w+\.target_key_id\}$/),
    },
    { to: `aws_kms_alias.${alias?.name ?? ""}`, id: "alias/learner-state" },
    { to: `aws_s3_bucket.${bucket?.name ?? ""}`, id: bucketName },
  ]);
  expect(Object.values(configurationOf(stack).data?.["aws_kms_alias"] ?? {})).toEqual([
    expect.objectContaining({ name: "alias/learner-state" }),
  ]);
  expect(bucket?.attributes).toMatchObject({
    bucket: bucketName,
    force_destroy: false,
    lifecycle: { prevent_destroy: true },
  });
  expect(stack).toHaveResource("aws_kms_key", { lifecycle: { prevent_destroy: true } });
});

test("keeps replaced states for a while, some of them whatever their age", () => {
  expect(stack).toHaveResource("aws_s3_bucket_versioning", {
    versioning_configuration: { status: "Enabled" },
  });
  const [lifecycle] = resourcesOf(
    stateStack({ state: { noncurrentVersionDays: 30, noncurrentVersionsKept: 5 } }),
    "aws_s3_bucket_lifecycle_configuration",
  );
  expect(lifecycle?.attributes["rule"]).toEqual([
    expect.objectContaining({
      status: "Enabled",
      noncurrent_version_expiration: [{ noncurrent_days: 30, newer_noncurrent_versions: 5 }],
      abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
    }),
  ]);
});

test("encrypts with its own key", () => {
  expect(stack).toHaveResource("aws_kms_alias", { name: "alias/learner-state" });
  const [encryption] = resourcesOf(stack, "aws_s3_bucket_server_side_encryption_configuration");
  expect(encryption?.attributes["rule"]).toEqual([
    {
      bucket_key_enabled: true,
      apply_server_side_encryption_by_default: {
        sse_algorithm: "aws:kms",
        kms_master_key_id: expect.stringMatching(/^\$\{aws_kms_key\..*\.arn\}$/),
      },
    },
  ]);
});

test("is private, owned by the account and reached over TLS only", () => {
  expect(stack).toHaveResource("aws_s3_bucket_public_access_block", {
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
  expect(stack).toHaveResource("aws_s3_bucket_ownership_controls", {
    rule: { object_ownership: "BucketOwnerEnforced" },
  });
  const [policy] = resourcesOf(stack, "aws_s3_bucket_policy");
  expect(parsePolicy(String(policy?.attributes["policy"]))).toEqual([
    {
      sid: "DenyWithoutTls",
      effect: "Deny",
      principals: { "*": ["*"] },
      actions: ["s3:*"],
      resources: [`arn:aws:s3:::${bucketName}`, `arn:aws:s3:::${bucketName}/*`],
      conditions: { Bool: { "aws:SecureTransport": ["false"] } },
    },
  ]);
});

test("its name can be replaced, everywhere it stands", () => {
  const renamed = stateStack({ state: { bucket: "our-states" } });
  expect(renamed).toHaveResource("aws_s3_bucket", { bucket: "our-states" });
  expect(configurationOf(renamed).terraform).toMatchObject({
    backend: { s3: { bucket: "our-states" } },
  });
});

test("publishes bucket and key", () => {
  expect(Object.keys(configurationOf(stack).output ?? {})).toEqual([
    "bucketArn",
    "bucketName",
    "kmsKeyArn",
  ]);
});

test("matches its snapshot", () => {
  expect(wholeOf(stack)).toMatchSnapshot();
});
