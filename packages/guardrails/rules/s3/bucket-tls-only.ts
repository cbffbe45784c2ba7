import { type PolicyStatement, readPolicy } from "#aws";
import type { Guardrail } from "../../guardrail";
import { meansEveryone } from "../../support/policies";
import { referrersOf } from "../../support/references";

export const bucketTlsOnly: Guardrail = {
  id: "bucket-tls-only",
  title: "Buckets answer only over TLS",
  checks: ["S3.5"],
  severity: "high",
  types: ["aws_s3_bucket"],
  remedy: "deny s3:* to everyone in its policy where aws:SecureTransport is false",
  check: (bucket, context) => {
    const documents = referrersOf(context, "aws_s3_bucket_policy", "bucket", bucket).map(
      ({ attributes }) => readPolicy(attributes["policy"]),
    );
    // A policy that is not known yet may say so.
    return documents.some((statements) => statements?.some(deniesWithoutTls) ?? true)
      ? undefined
      : "answers without TLS";
  },
};

function deniesWithoutTls(statement: PolicyStatement): boolean {
  const { effect, actions, resources, conditions } = statement;
  // Another condition beside it would make an exception to the denial.
  const { Bool: keys = {}, ...others } = conditions;
  const withoutTls =
    Object.keys(others).length === 0 &&
    Object.entries(keys).every(
      ([key, values]) => key.toLowerCase() === "aws:securetransport" && values.includes("false"),
    );
  // The bucket itself, and what is in it.
  const whole = resources.includes("*") || (resources.length > 1 && resources.some(isOfObjects));
  return (
    effect === "Deny" &&
    meansEveryone(statement) &&
    actions.some((action) => action === "s3:*" || action === "*") &&
    whole &&
    withoutTls
  );
}

function isOfObjects(arn: string): boolean {
  return arn.endsWith("/*");
}
