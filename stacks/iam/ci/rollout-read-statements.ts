import type { PolicyStatement } from "../../../lib/policy";
import type { CiContext } from "./context";
import { ciReadStateKey } from "./read-iam-statements";

/** What the plan of a service's stack reads, and what tells how a roll-out goes. */
export function ciRolloutReadStatements(context: CiContext): PolicyStatement[] {
  const { arns, ciArns } = context;
  return [
    {
      sid: "Describe",
      actions: [
        "application-autoscaling:DescribeScalableTargets",
        "application-autoscaling:DescribeScalingPolicies",
        "application-autoscaling:DescribeScheduledActions",
        "cloudwatch:DescribeAlarms",
        "ec2:DescribeSecurityGroupRules",
        "ec2:DescribeSecurityGroups",
        "ecs:DescribeTaskDefinition",
        "elasticloadbalancing:DescribeRules",
        "elasticloadbalancing:DescribeTags",
        "elasticloadbalancing:DescribeTargetGroupAttributes",
        "elasticloadbalancing:DescribeTargetGroups",
        "elasticloadbalancing:DescribeTargetHealth",
        "logs:DescribeLogGroups",
        "tag:GetResources",
      ],
      // AWS narrows none of them to a resource, or they are asked about what has no name yet.
      resources: ["*"],
    },
    {
      sid: "ReadServices",
      actions: ["ecs:DescribeServices"],
      resources: [arns.services],
    },
    {
      sid: "ReadTags",
      actions: [
        "application-autoscaling:ListTagsForResource",
        "cloudwatch:ListTagsForResource",
        "logs:ListTagsForResource",
      ],
      resources: [ciArns.scalableTargets, arns.alarms, arns.serviceLogGroups],
    },
    {
      sid: "ReadSchedules",
      actions: ["scheduler:GetSchedule"],
      resources: [arns.schedules],
    },
    {
      sid: "ReadImages",
      actions: ["ssm:GetParameter", "ssm:GetParameterHistory"],
      resources: [arns.imageParameter, arns.serviceImageParameters],
    },
    {
      sid: "FindStates",
      actions: ["s3:ListBucket", "s3:ListBucketVersions"],
      resources: [arns.stateBucket],
    },
    ciReadStateKey(context, ["kms:DescribeKey"]),
  ];
}
