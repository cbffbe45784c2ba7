import { blocksOf } from "#terraform";
import { type Holder, members, whole } from "./owned";

/**
 * What a resource of the same stack has to itself: a bucket's policy is the whole of what its
 * `aws_s3_bucket_policy` shows, so that any difference is told there, and in the same look.
 */
export const companion = (type: string, attribute: string, of: string) =>
  whole((holder) => has(holder, type, attribute, of));

const has = (
  { stack, values, owned }: Holder,
  type: string,
  attribute: string,
  of: string,
): boolean =>
  owned.of(type).some((one) => one.stack === stack && one.values[attribute] === values[of]);

/** A bucket's grants, which mean nothing while its owner owns every object in it. */
export const grants = whole(
  (holder) =>
    has(holder, "aws_s3_bucket_acl", "bucket", "id") ||
    holder.owned
      .of("aws_s3_bucket_ownership_controls")
      .filter((one) => one.stack === holder.stack && one.values["bucket"] === holder.values["id"])
      .flatMap(({ values }) => blocksOf(values, "rule"))
      .some((rule) => rule["object_ownership"] === "BucketOwnerEnforced"),
);

/** Load balancers from which no listener and no rule of any state leads to a target group. */
export const balancersOfNobody = members((balancer, { values, owned }) =>
  owned
    .values("aws_lb_listener", "aws_lb_listener_rule", "aws_alb_listener", "aws_alb_listener_rule")
    .some(
      (one) =>
        [one["load_balancer_arn"], balancerOf(one["listener_arn"])].includes(balancer) &&
        JSON.stringify([one["default_action"], one["action"]]).includes(
          JSON.stringify(values["arn"]),
        ),
    ),
);

/** `...:listener/app/front/<balancer>/<listener>` is of `...:loadbalancer/app/front/<balancer>`. */
const balancerOf = (listener: unknown): string | undefined =>
  typeof listener === "string"
    ? listener.replace(":listener/", ":loadbalancer/").replace(/\/[^/]+$/, "")
    : undefined;
