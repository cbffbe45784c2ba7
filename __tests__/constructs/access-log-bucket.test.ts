import { expect, test } from "@jest/globals";
import { TerraformOutput } from "cdktf";
import { AccessLogBucket } from "../../constructs/access-log-bucket";
import { parsePolicy, resourcesOf } from "#testing";
import { awsStack } from "./support";

const arn = "arn:aws:s3:::learner-logs";

const stackWith = (protection: { preventDestroy?: boolean } = {}) => {
  const stack = awsStack();
  const bucket = new AccessLogBucket(stack, "logs", {
    name: "learner-logs",
    arn,
    accountId: "111111111111",
    loadBalancerArns: "arn:aws:elasticloadbalancing:us-east-1:111111111111:*",
    retentionDays: 90,
    ...protection,
  });
  new TerraformOutput(stack, "name", { value: bucket.name, staticId: true });
  return stack;
};
const stack = stackWith();

test("load balancers of the account deliver below its own path, over TLS only", () => {
  const [policy] = resourcesOf(stack, "aws_s3_bucket_policy");
  expect(parsePolicy(String(policy?.attributes["policy"]))).toEqual([
    {
      sid: "DeliverAccessLogs",
      effect: "Allow",
      principals: { Service: ["logdelivery.elasticloadbalancing.amazonaws.com"] },
      actions: ["s3:PutObject"],
      resources: [`${arn}/AWSLogs/111111111111/*`],
      conditions: {
        ArnLike: { "aws:SourceArn": ["arn:aws:elasticloadbalancing:us-east-1:111111111111:*"] },
      },
    },
    {
      sid: "DenyWithoutTls",
      effect: "Deny",
      principals: { "*": ["*"] },
      actions: ["s3:*"],
      resources: [arn, `${arn}/*`],
      conditions: { Bool: { "aws:SecureTransport": ["false"] } },
    },
  ]);
});

test("is private and owned by the account", () => {
  expect(stack).toHaveResource("aws_s3_bucket_public_access_block", {
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
  expect(stack).toHaveResource("aws_s3_bucket_ownership_controls", {
    rule: { object_ownership: "BucketOwnerEnforced" },
  });
});

test("is encrypted with S3's own key, the only one that load balancers deliver to", () => {
  expect(stack).toHaveResource("aws_s3_bucket_server_side_encryption_configuration", {
    rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } }],
  });
});

test("forgets logs after their retention, and uploads that were never finished", () => {
  const [lifecycle] = resourcesOf(stack, "aws_s3_bucket_lifecycle_configuration");
  expect(lifecycle?.attributes["rule"]).toEqual([
    expect.objectContaining({
      status: "Enabled",
      expiration: [{ days: 90 }],
      abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
    }),
  ]);
});

test("goes with its logs, unless it is protected", () => {
  expect(stack).toHaveResource("aws_s3_bucket", {
    force_destroy: true,
    lifecycle: { prevent_destroy: false },
  });
  expect(stackWith({ preventDestroy: true })).toHaveResource("aws_s3_bucket", {
    force_destroy: false,
    lifecycle: { prevent_destroy: true },
  });
});

test("whoever uses its name waits until it may be written to", () => {
  expect(stack).toHaveOutput("name", expect.stringMatching(/^\$\{aws_s3_bucket_policy\./));
});
