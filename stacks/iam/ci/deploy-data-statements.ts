import type { PolicyStatement } from "../../../lib/policy";
import type { CiContext } from "./context";
import { ciRandomPassword } from "./plan-statements";
import { ciParameters } from "./resources";

/** Parameters, images, builds, logs and alarms: stacks ssm, build, monitoring, dashboard and others. */
export function ciDataStatements(context: CiContext): PolicyStatement[] {
  const { arns, ciArns, environment, kmsKeyArn } = context;
  const viaEcr = {
    StringEquals: { "kms:ViaService": [`ecr.${environment.region}.amazonaws.com`] },
  };
  return [
    {
      sid: "WriteParameters",
      actions: [
        "ssm:AddTagsToResource",
        "ssm:DeleteParameter",
        "ssm:PutParameter",
        "ssm:RemoveTagsFromResource",
      ],
      resources: ciParameters(context),
    },
    ...writeSecrets(context),
    {
      sid: "KeepRepositories",
      // Images are pushed by builds, and deleted only with their repository.
      actions: [
        "ecr:BatchDeleteImage",
        "ecr:CreateRepository",
        "ecr:DeleteLifecyclePolicy",
        "ecr:DeleteRepository",
        "ecr:ListImages",
        "ecr:PutImageScanningConfiguration",
        "ecr:PutImageTagMutability",
        "ecr:PutLifecyclePolicy",
        "ecr:TagResource",
        "ecr:UntagResource",
      ],
      resources: [arns.repositories],
    },
    {
      sid: "EncryptRepositories",
      // ECR asks in the caller's name for a grant of its own.
      actions: ["kms:CreateGrant"],
      resources: [kmsKeyArn],
      conditions: { Bool: { "kms:GrantIsForAWSResource": ["true"] }, ...viaEcr },
    },
    {
      // And gives it back with the repository: of retiring, AWS does not say whose the grant is.
      sid: "RetireRepositories",
      actions: ["kms:RetireGrant"],
      resources: [kmsKeyArn],
      conditions: viaEcr,
    },
    {
      sid: "KeepBuilds",
      actions: ["codebuild:CreateProject", "codebuild:DeleteProject", "codebuild:UpdateProject"],
      resources: [arns.buildProjects],
    },
    {
      sid: "KeepLogs",
      actions: [
        "logs:AssociateKmsKey",
        "logs:CreateLogGroup",
        "logs:DeleteLogGroup",
        "logs:DeleteRetentionPolicy",
        "logs:DisassociateKmsKey",
        "logs:PutRetentionPolicy",
        "logs:TagResource",
        "logs:UntagResource",
      ],
      resources: [arns.logGroups],
    },
    {
      sid: "KeepTopic",
      actions: [
        "sns:CreateTopic",
        "sns:DeleteTopic",
        "sns:SetSubscriptionAttributes",
        "sns:SetTopicAttributes",
        "sns:Subscribe",
        "sns:TagResource",
        "sns:Unsubscribe",
        "sns:UntagResource",
      ],
      resources: [arns.alarmTopic, ciArns.subscriptions],
    },
    {
      sid: "KeepAlarms",
      actions: [
        "cloudwatch:DeleteAlarms",
        "cloudwatch:DeleteDashboards",
        "cloudwatch:PutDashboard",
        "cloudwatch:PutMetricAlarm",
        "cloudwatch:TagResource",
        "cloudwatch:UntagResource",
      ],
      resources: [arns.alarms, ciArns.dashboard],
    },
    {
      sid: "KeepEventRules",
      actions: [
        "events:DeleteRule",
        "events:PutRule",
        "events:PutTargets",
        "events:RemoveTargets",
        "events:TagResource",
        "events:UntagResource",
      ],
      resources: [ciArns.eventRules],
    },
  ];
}

/** The provider reads a parameter with its value after it has written it, whatever becomes of it. */
function writeSecrets({ arns, environment, kmsKeyArn }: CiContext): PolicyStatement[] {
  if (Object.keys(environment.ssm.secrets).length === 0) return [];
  return [
    ciRandomPassword(),
    {
      sid: "ReadBackSecrets",
      actions: ["ssm:GetParameter", "ssm:GetParameters"],
      resources: [arns.secretParameters],
    },
    {
      sid: "EncryptSecrets",
      actions: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"],
      resources: [kmsKeyArn],
      conditions: {
        StringEquals: { "kms:ViaService": [`ssm.${environment.region}.amazonaws.com`] },
      },
    },
  ];
}
