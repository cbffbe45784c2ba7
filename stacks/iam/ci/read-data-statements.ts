import type { PolicyStatement } from "../../../lib/policy";
import type { CiContext } from "./context";
import { ciParameters } from "./resources";

/** Buckets without their objects, parameters, images, builds, logs without their events, alarms. */
export function ciReadDataStatements(context: CiContext): PolicyStatement[] {
  const { arns, ciArns, environment } = context;
  return [
    {
      sid: "ReadBuckets",
      actions: [
        "s3:GetAccelerateConfiguration",
        "s3:GetBucket*",
        "s3:GetEncryptionConfiguration",
        "s3:GetLifecycleConfiguration",
        "s3:GetReplicationConfiguration",
        "s3:ListBucket",
        // Whether somebody deleted a state, which no command goes on without.
        "s3:ListBucketVersions",
      ],
      resources: [arns.stateBucket, arns.accessLogBucket],
    },
    {
      sid: "ReadImagesAndConfig",
      actions: ["ssm:GetParameter", "ssm:GetParameters"],
      resources: [arns.imageParameter, arns.serviceImageParameters, arns.configParameters],
    },
    {
      sid: "ReadParameterTags",
      actions: ["ssm:ListTagsForResource"],
      resources: ciParameters(context),
    },
    {
      sid: "ReadRepositories",
      actions: [
        "ecr:DescribeRepositories",
        "ecr:GetLifecyclePolicy",
        ...(environment.build.promotedTo.length > 0 ? ["ecr:GetRepositoryPolicy"] : []),
        "ecr:ListTagsForResource",
      ],
      resources: [arns.repositories],
    },
    { sid: "ReadBuilds", actions: ["codebuild:BatchGetProjects"], resources: [arns.buildProjects] },
    { sid: "ReadLogTags", actions: ["logs:ListTagsForResource"], resources: [arns.logGroups] },
    {
      sid: "ReadTopic",
      actions: [
        "sns:GetSubscriptionAttributes",
        "sns:GetTopicAttributes",
        "sns:ListTagsForResource",
      ],
      resources: [arns.alarmTopic, ciArns.subscriptions],
    },
    {
      sid: "ReadAlarms",
      actions: ["cloudwatch:GetDashboard", "cloudwatch:ListTagsForResource"],
      resources: [arns.alarms, ciArns.dashboard],
    },
    {
      sid: "ReadEventRules",
      actions: ["events:DescribeRule", "events:ListTagsForResource", "events:ListTargetsByRule"],
      resources: [ciArns.eventRules],
    },
  ];
}
