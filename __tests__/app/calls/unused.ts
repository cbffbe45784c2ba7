/** Rights that no recorded call uses, as `<statement> <action>`, by the reason to have them nevertheless. */
type Unused = readonly (readonly [reason: string, rights: readonly string[]])[];

const OTHER_PROVIDER_READS: Unused = [
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
      "Describe ec2:DescribeTags",
      "ReadCi iam:ListPolicyVersions",
      "ReadDns route53:GetChange",
      "ReadEcs ecs:ListTagsForResource",
      "ReadNamespaces servicediscovery:GetOperation",
      "ReadRoles iam:ListInstanceProfilesForRole",
    ],
  ],
];

/** To stop a deployment that cannot succeed. */
const stops = (statement: string): Unused => [
  [
    "the emulator gives a deployment up when somebody looks: there is none left to stop",
    [`${statement} ecs:ListServiceDeployments`, `${statement} ecs:StopServiceDeployment`],
  ],
];

export const UNUSED_BY_DEPLOY: Unused = [
  ...OTHER_PROVIDER_READS,
  ...stops("RunServices"),
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
    "tags of what the story makes together with its changes: they do not change again",
    [
      "ScaleServices application-autoscaling:TagResource",
      "ScaleServices application-autoscaling:UntagResource",
    ],
  ],
  [
    "the story does not change this setting of what runs, is built, is logged or is told",
    [
      "BoundedRoles iam:UpdateRoleDescription",
      "DeleteNamespace servicediscovery:UpdateHttpNamespace",
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
    "whoever deletes objects needs it besides the right to versions: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html",
    ["EmptyAccessLogs s3:DeleteObject"],
  ],
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

export const UNUSED_BY_ROLLOUT: Unused = [
  ...stops("UpdateServices"),
  [
    "the story records images as whoever builds them",
    ["ReadImages ssm:GetParameterHistory", "RecordImages ssm:PutParameter"],
  ],
  [
    "asked of a public service whose roll-out fails: the story's is a worker",
    ["Describe elasticloadbalancing:DescribeTargetHealth"],
  ],
];

export const rightsOf = (unused: Unused): string[] => unused.flatMap(([, rights]) => rights);
