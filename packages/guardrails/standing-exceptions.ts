import type { StandingException } from "./exceptions";
import { isBalancerLogBucket, isLogBucket, isStateBucket } from "./support/buckets";
import { blocksOf, typeName } from "#terraform";

const OWNER = "project maintainers";

/** Where the design itself departs from a rule, whatever the environment. */
export const STANDING_EXCEPTIONS: readonly StandingException[] = [
  {
    rule: "build-not-privileged",
    resources: "build projects whose build specification runs docker",
    appliesTo: ({ type, attributes }) =>
      type === "aws_codebuild_project" &&
      blocksOf(attributes, "source").some(({ buildspec }) =>
        /\bdocker build\b/.test(String(buildspec)),
      ),
    reason:
      "Building an image takes a Docker daemon, which needs privileged mode; each build has a machine of its own, and its role can only push images and record them.",
    owner: OWNER,
  },
  {
    rule: "target-group-encrypted",
    resources: "target groups of tasks",
    appliesTo: ({ type, attributes }) =>
      typeName(type) === "aws_lb_target_group" && attributes["target_type"] === "ip",
    reason:
      "TLS ends at the load balancer. What follows stays in the VPC's private subnets, where security groups let only the load balancer reach a task, and images need no certificate.",
    owner: OWNER,
  },
  {
    rule: "bucket-customer-key",
    resources: "buckets with the access logs of load balancers",
    appliesTo: (resource, context) =>
      resource.type === "aws_s3_bucket" && isBalancerLogBucket(resource, context),
    reason:
      "Elastic Load Balancing delivers access logs only to buckets that are encrypted with S3's own keys.",
    owner: OWNER,
  },
  {
    rule: "bucket-versioning",
    resources: "buckets with access logs",
    appliesTo: (resource, context) =>
      resource.type === "aws_s3_bucket" && isLogBucket(resource, context),
    reason:
      "A log file is written once and never again; a version would only keep what its lifecycle removes.",
    owner: OWNER,
  },
  {
    rule: "bucket-access-logging",
    resources: "buckets with access logs",
    appliesTo: (resource, context) =>
      resource.type === "aws_s3_bucket" && isLogBucket(resource, context),
    reason: "A log of who reads the log would log itself.",
    owner: OWNER,
  },
  {
    rule: "bucket-access-logging",
    resources: "buckets with states",
    appliesTo: (resource, context) =>
      resource.type === "aws_s3_bucket" && isStateBucket(resource, context),
    reason:
      "The project makes no bucket for such logs yet. Where every read of a state must be known, data events of CloudTrail for this bucket record it.",
    owner: OWNER,
  },
];
