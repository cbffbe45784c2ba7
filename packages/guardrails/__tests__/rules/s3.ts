import { type CasesByRule, policy, type Resources } from "../fixtures";

/** A bucket that holds no state, and something about it. */
const bucket = (type?: string, attributes: object = {}): Resources => ({
  aws_s3_bucket: { b: { bucket: "shop" } },
  ...(type !== undefined && { [type]: { x: { bucket: "shop", ...attributes } } }),
});
const blocked = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};
const tlsOnly = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["arn:aws:s3:::shop", "arn:aws:s3:::shop/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const encrypted = (algorithm: string) =>
  bucket("aws_s3_bucket_server_side_encryption_configuration", {
    rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: algorithm } }],
  });
const tls = (change: object) =>
  bucket("aws_s3_bucket_policy", { policy: policy({ ...tlsOnly, ...change }) });
const lifecycle = (rule: object) =>
  bucket("aws_s3_bucket_lifecycle_configuration", { rule: [{ status: "Enabled", ...rule }] });
/** The bucket that the test stack's own state is in. */
const states = (attributes: object): Resources => ({
  aws_s3_bucket: { b: { bucket: "states", ...attributes } },
});

export const s3Cases: CasesByRule = {
  "bucket-versioning": {
    silent: {
      on: bucket("aws_s3_bucket_versioning", { versioning_configuration: { status: "Enabled" } }),
    },
    fires: {
      none: [bucket(), "keeps no versions"],
      suspended: [
        bucket("aws_s3_bucket_versioning", { versioning_configuration: { status: "Suspended" } }),
        "keeps no versions",
      ],
    },
  },
  "bucket-customer-key": {
    silent: { KMS: encrypted("aws:kms") },
    fires: {
      none: [bucket(), "is not encrypted with a key of KMS"],
      "S3's own": [encrypted("AES256"), "is not encrypted with a key of KMS"],
    },
  },
  "bucket-public-access": {
    silent: { "all four": bucket("aws_s3_bucket_public_access_block", blocked) },
    fires: {
      none: [bucket(), "has no block on public access"],
      "three of four": [
        bucket("aws_s3_bucket_public_access_block", { ...blocked, block_public_policy: false }),
        "leaves block_public_policy off",
      ],
    },
  },
  "bucket-acls-off": {
    silent: {
      off: bucket("aws_s3_bucket_ownership_controls", {
        rule: { object_ownership: "BucketOwnerEnforced" },
      }),
    },
    fires: {
      none: [bucket(), "takes ACLs into account"],
      preferred: [
        bucket("aws_s3_bucket_ownership_controls", {
          rule: [{ object_ownership: "BucketOwnerPreferred" }],
        }),
        "takes ACLs into account",
      ],
    },
  },
  "bucket-tls-only": {
    silent: {
      denied: tls({}),
      "denied among others": tls({ Action: ["s3:PutObject", "s3:*"] }),
      "denied in any case": tls({ Condition: undefined }),
      "a policy known at plan": bucket("aws_s3_bucket_policy", { policy: "${test.x.y.json}" }),
    },
    fires: {
      "no policy": [bucket(), "answers without TLS"],
      "one thing denied": [tls({ Action: "s3:PutObject" }), "answers without TLS"],
      "one principal denied": [
        tls({ Principal: { AWS: "arn:aws:iam::111111111111:role/ci" } }),
        "answers without TLS",
      ],
      "only what is in it": [tls({ Resource: "arn:aws:s3:::shop/*" }), "answers without TLS"],
      "denied only to some addresses": [
        tls({
          Condition: {
            Bool: { "aws:SecureTransport": "false" },
            IpAddress: { "aws:SourceIp": "192.0.2.0/24" },
          },
        }),
        "answers without TLS",
      ],
      "the wrong way round": [
        tls({ Condition: { Bool: { "aws:SecureTransport": "true" } } }),
        "answers without TLS",
      ],
    },
  },
  "bucket-lifecycle": {
    silent: {
      "uploads end, by one rule of two": bucket("aws_s3_bucket_lifecycle_configuration", {
        rule: [
          { status: "Enabled", expiration: [{ days: 90 }] },
          { status: "Enabled", abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }] },
        ],
      }),
      "uploads end": lifecycle({ abort_incomplete_multipart_upload: { days_after_initiation: 7 } }),
    },
    fires: {
      none: [bucket(), "has no lifecycle"],
      disabled: [lifecycle({ status: "Disabled" }), "has no lifecycle"],
      "uploads stay": [
        lifecycle({ expiration: [{ days: 90 }] }),
        "keeps uploads that were never finished",
      ],
    },
  },
  "bucket-access-logging": {
    silent: { on: bucket("aws_s3_bucket_logging", { target_bucket: "logs" }) },
    fires: { none: [bucket(), "records no access"] },
  },
  "bucket-force-destroy": {
    silent: {
      "no, of states": states({ force_destroy: false }),
      "yes, outside production": { aws_s3_bucket: { b: { bucket: "shop", force_destroy: true } } },
    },
    fires: {
      "yes, of states": [states({ force_destroy: true }), "is destroyed with everything in it"],
    },
  },
  "state-bucket-kept": {
    silent: {
      kept: states({ lifecycle: { prevent_destroy: true } }),
      "another bucket": bucket(),
    },
    fires: {
      unsaid: [states({}), "can be destroyed by a plan"],
      "as an object that says no": [
        states({ lifecycle: { prevent_destroy: false } }),
        "can be destroyed by a plan",
      ],
    },
  },
};
