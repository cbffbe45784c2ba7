import type { Guardrail } from "../../guardrail";
import { allowed, meansEveryone, factOf, extentOf } from "../../support/policies";

export const resourcePolicyEveryone: Guardrail = {
  id: "resource-policy-everyone",
  title: "No repository, bucket, topic or queue is open to everyone",
  checks: ["CKV_AWS_32", "CKV_AWS_70", "CKV_AWS_168", "CKV_AWS_169"],
  severity: "critical",
  types: [
    "aws_ecr_repository_policy",
    "aws_s3_bucket_policy",
    "aws_sns_topic_policy",
    "aws_sqs_queue_policy",
  ],
  remedy: "name the principals that are meant",
  check: ({ attributes }) =>
    allowed(attributes["policy"])
      .filter(meansEveryone)
      .map((statement) => factOf(statement, extentOf(statement), "allows everyone")),
};
