import { blocksOf, type SynthesizedResource } from "#terraform";
import type { GuardrailContext } from "../guardrail";
import { refersTo } from "./references";

/** Whether Terraform keeps states in the bucket. A plan does not say so. */
export function isStateBucket(bucket: SynthesizedResource, { stacks }: GuardrailContext): boolean {
  return stacks.some(
    ({ backend }) =>
      backend?.type === "s3" && backend.settings["bucket"] === bucket.attributes["bucket"],
  );
}

/** Whether other resources write their access logs into the bucket. */
export function isLogBucket(bucket: SynthesizedResource, { ofType }: GuardrailContext): boolean {
  return (
    isBalancerLogBucket(bucket, { ofType }) ||
    ofType("aws_s3_bucket_logging").some(({ attributes }) =>
      refersTo(attributes["target_bucket"], bucket),
    )
  );
}

/** Whether load balancers write their access logs into the bucket. */
export function isBalancerLogBucket(
  bucket: SynthesizedResource,
  { ofType }: Pick<GuardrailContext, "ofType">,
): boolean {
  return ofType("aws_lb").some(({ attributes }) =>
    blocksOf(attributes, "access_logs").some((logs) => refersTo(logs["bucket"], bucket)),
  );
}
