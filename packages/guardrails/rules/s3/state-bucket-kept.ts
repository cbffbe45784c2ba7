import type { Guardrail } from "../../guardrail";
import { isStateBucket } from "../../support/buckets";
import { blocksOf, isOff } from "#terraform";

/** A plan says nothing of a resource's lifecycle; there, this finds nothing. */
export const stateBucketKept: Guardrail = {
  id: "state-bucket-kept",
  title: "No plan destroys a bucket with states",
  checks: [],
  severity: "high",
  types: ["aws_s3_bucket"],
  remedy: "set prevent_destroy to true in its lifecycle",
  check: (bucket, context) =>
    isStateBucket(bucket, context) &&
    !blocksOf(bucket.attributes, "lifecycle").some(
      ({ prevent_destroy: prevented }) => !isOff(prevented),
    )
      ? "can be destroyed by a plan"
      : undefined,
};
