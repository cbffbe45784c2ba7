import { type CasesByRule, policy, ref } from "../fixtures";

const keyArn = "arn:aws:kms:eu-west-1:111111111111:key/0123";
const everyone = policy({ Sid: "A", Effect: "Allow", Principal: "*", Action: "kms:Decrypt" });
const account = policy({
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::111111111111:root" },
  Action: "kms:*",
});

const parameter = (attributes: object) => ({ aws_ssm_parameter: { p: { ...attributes } } });
const key = (attributes: object) => ({ aws_kms_key: { key: { ...attributes } } });
const logGroup = (attributes: object) => ({ aws_cloudwatch_log_group: { log: { ...attributes } } });

export const encryptionCases: CasesByRule = {
  "parameter-customer-key": {
    silent: {
      "a key": parameter({ type: "SecureString", key_id: keyArn }),
      "a key that is not made yet": parameter({
        type: "SecureString",
        key_id: ref("aws_kms_key.key", "arn"),
      }),
      "no secret": parameter({ type: "String" }),
    },
    fires: {
      none: [
        parameter({ type: "SecureString" }),
        "is encrypted with AWS's own key, which everyone in the account may use",
      ],
      "AWS's": [
        parameter({ type: "SecureString", key_id: "alias/aws/ssm" }),
        "is encrypted with AWS's own key, which everyone in the account may use",
      ],
    },
  },
  "parameter-secret-type": {
    silent: {
      "a secret that is one": parameter({ type: "SecureString", name: "/app/db-password" }),
      "a setting": parameter({ type: "String", name: "/app/log-level", value: "info" }),
      "where a secret is": parameter({ type: "String", name: "/app/password-parameter-name" }),
    },
    fires: {
      "a secret by its name": [
        parameter({ type: "String", name: "/app/db-password", value: "x" }),
        "is plain text, and its name says that it is secret",
      ],
      "a secret by its look": [
        parameter({ type: "String", name: "/app/x", value: "AKIAIOSFODNN7EXAMPLE" }),
        "is plain text, and looks like a credential",
      ],
    },
  },
  "key-rotation": {
    silent: {
      "a key that rotates": key({ enable_key_rotation: true }),
      "a key that cannot": key({ customer_master_key_spec: "RSA_2048" }),
    },
    fires: { "a key that does not": [key({}), "is never rotated"] },
  },
  "key-policy-explicit": {
    silent: {
      "one inside": key({ policy: account }),
      "one beside": {
        ...key({}),
        aws_kms_key_policy: { policy: { key_id: ref("aws_kms_key.key") } },
      },
    },
    fires: { none: [key({}), "has AWS's default policy"] },
  },
  "key-policy-everyone": {
    silent: { "its account": key({ policy: account }) },
    fires: {
      everyone: [key({ policy: everyone }), "lets everyone use the key (A)"],
      "everyone, beside it": [
        { aws_kms_key_policy: { policy: { policy: everyone } } },
        "lets everyone use the key (A)",
      ],
    },
  },
  "log-group-encrypted": {
    silent: { "a key": logGroup({ kms_key_id: keyArn }) },
    fires: {
      none: [logGroup({}), "has no key"],
      "an empty one": [logGroup({ kms_key_id: "" }), "has no key"],
    },
  },
  "log-group-retention": {
    silent: { "a month": logGroup({ retention_in_days: 30 }) },
    fires: {
      none: [logGroup({}), "keeps its logs for ever"],
      "0, which is none": [logGroup({ retention_in_days: 0 }), "keeps its logs for ever"],
    },
  },
  "log-group-retention-year": {
    production: true,
    silent: {
      "a year": logGroup({ retention_in_days: 365 }),
      "for ever": logGroup({ retention_in_days: 0 }),
    },
    fires: { "a month": [logGroup({ retention_in_days: 30 }), "keeps its logs for 30 days"] },
  },
  "topic-encrypted": {
    silent: { "a key": { aws_sns_topic: { topic: { kms_master_key_id: keyArn } } } },
    fires: { none: [{ aws_sns_topic: { topic: {} } }, "has no key"] },
  },
  "resource-policy-everyone": {
    silent: {
      "a bucket that everyone is denied": {
        aws_s3_bucket_policy: {
          policy: { policy: policy({ Effect: "Deny", Principal: "*", Action: "s3:*" }) },
        },
      },
    },
    fires: {
      "a repository": [
        { aws_ecr_repository_policy: { policy: { policy: everyone } } },
        "allows everyone (A)",
      ],
      "a topic": [
        { aws_sns_topic_policy: { policy: { policy: everyone } } },
        "allows everyone (A)",
      ],
    },
  },
};
