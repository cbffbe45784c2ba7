/** Rights that no recorded call uses, as `<statement> <action>`, by the reason to have them nevertheless. */
type Unused = readonly (readonly [reason: string, rights: readonly string[]])[];

const OTHER_PROVIDER_READS: Unused = [
  [
    "the provider reads tags so where the description of a service or cluster has none",
    ["ReadEcs ecs:ListTagsForResource"],
  ],
  [
    "the provider's data source of a parameter may read several at once",
    ["ReadImagesAndConfig ssm:GetParameters"],
  ],
];

export const UNUSED_BY_PLAN: Unused = [
  ...OTHER_PROVIDER_READS,
  [
    "the roles share the statements that read, and deploying uses it",
    [
      "Describe ec2:DescribeAccountAttributes",
      "ReadCi iam:ListPolicyVersions",
      "ReadDns route53:GetChange",
      "ReadNamespaces servicediscovery:GetOperation",
      "ReadRoles iam:ListInstanceProfilesForRole",
    ],
  ],
];

export const UNUSED_BY_DEPLOY: Unused = [
  ...OTHER_PROVIDER_READS,
  [
    "the story does not change this setting of a load balancer, its listeners and groups",
    [
      "Balance elasticloadbalancing:ModifyListener",
      "Balance elasticloadbalancing:ModifyListenerAttributes",
      "Balance elasticloadbalancing:ModifyRule",
      "Balance elasticloadbalancing:ModifyTargetGroup",
      "Balance elasticloadbalancing:SetIpAddressType",
      "Balance elasticloadbalancing:SetRulePriorities",
      "Balance elasticloadbalancing:SetSecurityGroups",
    ],
  ],
  [
    "tags are changed, or taken away: the story gives them once",
    [
      "Balance elasticloadbalancing:RemoveTags",
      "ChangeCertificate acm:AddTagsToCertificate",
      "ChangeCertificate acm:RemoveTagsFromCertificate",
      "ChangeNetwork ec2:CreateTags",
      "ChangeNetwork ec2:DeleteTags",
      "KeepAlarms cloudwatch:UntagResource",
      "KeepEventRules events:UntagResource",
      "KeepLogs logs:UntagResource",
      "KeepRepositories ecr:UntagResource",
      "KeepTopic sns:UntagResource",
      "RetagNamespace servicediscovery:TagResource",
      "RetagNamespace servicediscovery:UntagResource",
      "RunServices ecs:UntagResource",
      "ScaleServices application-autoscaling:TagResource",
      "ScaleServices application-autoscaling:UntagResource",
      "ScheduleTasks scheduler:UntagResource",
      "TagRoles iam:UntagRole",
      "WriteParameters ssm:RemoveTagsFromResource",
    ],
  ],
  [
    "the story does not change this setting of what runs, is built, is logged or is told",
    [
      "BoundedRoles iam:UpdateRoleDescription",
      "DeleteNamespace servicediscovery:UpdateHttpNamespace",
      "KeepBuilds codebuild:UpdateProject",
      "KeepLogs logs:AssociateKmsKey",
      "KeepLogs logs:DeleteRetentionPolicy",
      "KeepLogs logs:DisassociateKmsKey",
      "KeepRepositories ecr:PutImageScanningConfiguration",
      "KeepRepositories ecr:PutImageTagMutability",
      "KeepTopic sns:SetSubscriptionAttributes",
      "RunServices ecs:UpdateCluster",
      "RunServices ecs:UpdateClusterSettings",
      "ScaleServices application-autoscaling:RegisterScalableTarget",
    ],
  ],
  [
    "network.ipv6, a route or a rule of a security group is changed where it is: the story makes them so",
    [
      "ChangeNetwork ec2:AssociateSubnetCidrBlock",
      "ChangeNetwork ec2:AssociateVpcCidrBlock",
      "ChangeNetwork ec2:DisassociateSubnetCidrBlock",
      "ChangeNetwork ec2:DisassociateVpcCidrBlock",
      "ChangeNetwork ec2:ModifySecurityGroupRules",
      "ChangeNetwork ec2:ReplaceRoute",
      "ChangeNetwork ec2:ReplaceRouteTableAssociation",
    ],
  ],
  [
    "a roll-out fails: why its tasks have stopped",
    ["ListTasks ecs:ListTasks", "ReadTasks ecs:DescribeTasks"],
  ],
  ["the bucket keeps no versions", ["EmptyAccessLogs s3:DeleteObjectVersion"]],
  [
    "the emulator has no images, with which AWS's repositories are deleted",
    ["KeepRepositories ecr:BatchDeleteImage", "KeepRepositories ecr:ListImages"],
  ],
  [
    "advanced parameters, which are longer, are encrypted with a data key: https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html",
    ["EncryptSecrets kms:GenerateDataKey"],
  ],
  [
    "the provider reads a secret back, and may do so with others",
    ["ReadBackSecrets ssm:GetParameters"],
  ],
];

export const rightsOf = (unused: Unused): string[] => unused.flatMap(([, rights]) => rights);
