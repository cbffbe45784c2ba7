import type { Call } from "./recorded-call";

const reference = (list: string) =>
  `https://docs.aws.amazon.com/service-authorization/latest/reference/list_${list}.html`;

interface Tagging {
  readonly action: string;
  /** Where it says that making something with tags takes it. */
  readonly source: string;
}

/**
 * The action that making something with tags takes besides, by service. CodeBuild and S3 are not in it:
 * of the one, projects are tagged with the action that makes them, of the other, Terraform tags buckets after.
 */
const TAGGING: Readonly<Record<string, Tagging>> = {
  acm: {
    action: "acm:AddTagsToCertificate",
    source: "https://docs.aws.amazon.com/acm/latest/userguide/tags-restrictions.html",
  },
  "application-autoscaling": {
    action: "application-autoscaling:TagResource",
    source:
      "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html",
  },
  cloudwatch: {
    action: "cloudwatch:TagResource",
    source:
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
  },
  ec2: {
    action: "ec2:CreateTags",
    source:
      "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html",
  },
  ecr: { action: "ecr:TagResource", source: reference("amazonelasticcontainerregistry") },
  ecs: {
    action: "ecs:TagResource",
    source:
      "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/supported-iam-actions-tagging.html",
  },
  elasticloadbalancing: {
    action: "elasticloadbalancing:AddTags",
    source:
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/tagging-resources-during-creation.html",
  },
  events: {
    action: "events:TagResource",
    source: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html",
  },
  kms: {
    action: "kms:TagResource",
    source: "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html",
  },
  logs: {
    action: "logs:TagResource",
    source:
      "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html",
  },
  scheduler: { action: "scheduler:TagResource", source: reference("amazoneventbridgescheduler") },
  servicediscovery: {
    action: "servicediscovery:TagResource",
    source: reference("awscloudmap"),
  },
  sns: {
    action: "sns:TagResource",
    source: "https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html",
  },
  ssm: {
    action: "ssm:AddTagsToResource",
    source: "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html",
  },
};

const IAM = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html";

/** IAM has one action for each type of what it tags. */
const IN_IAM: Readonly<Record<string, string>> = {
  CreateOpenIDConnectProvider: "iam:TagOpenIDConnectProvider",
  CreatePolicy: "iam:TagPolicy",
  CreateRole: "iam:TagRole",
};

/** Operations that do nothing but tag, or take tags away. */
const TAGS_ONLY = /^(AddTags|CreateTags|DeleteTags|PutBucketTagging|RemoveTags|Tag|Untag)/;

/** What a call that gives tags takes besides; undefined where it takes nothing. */
export function taggingOf({ operation }: Call, service: string): Tagging | undefined {
  if (TAGS_ONLY.test(operation)) return undefined;
  const action = service === "iam" ? IN_IAM[operation] : undefined;
  return action === undefined ? TAGGING[service] : { action, source: IAM };
}
