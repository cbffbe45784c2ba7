import type { Guardrail } from "../../guardrail";
import { isStateBucket } from "../../support/buckets";
import { isOn } from "#terraform";

export const bucketForceDestroy: Guardrail = {
  id: "bucket-force-destroy",
  title: "No bucket of production, and none with states, is destroyed with what is in it",
  checks: [],
  severity: "high",
  types: ["aws_s3_bucket"],
  remedy: "set force_destroy to false",
  check: (bucket, context) =>
    isOn(bucket.attributes["force_destroy"]) &&
    (context.production || isStateBucket(bucket, context))
      ? "is destroyed with everything in it"
      : undefined,
};
