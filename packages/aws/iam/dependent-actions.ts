/** What AWS asks for in the caller's name, besides the action that is called. */
export interface DependentAction {
  readonly action: string;
  /**
   * What it is asked on: `*` where that is no resource, else an ARN, in which `${Partition}`, `${Region}`
   * and `${Account}` are the caller's, and any other `${...}` is what the call is about.
   */
  readonly resource: string;
  /** The calls that it is asked for. @default all */
  readonly when?: string;
  /**
   * Condition keys that the request has then, besides those of the call; `${Region}` is the caller's.
   * @default none
   */
  readonly context?: Readonly<Record<string, string>>;
  /** Where that is said. */
  readonly source: string;
}

const AUTO_SCALING =
  "https://docs.aws.amazon.com/autoscaling/application/userguide/security_iam_permission_validation.html";
const WAF =
  "https://docs.aws.amazon.com/waf/latest/developerguide/security_iam_service-with-iam.html#security_iam_action-AssociateWebACL";
const ECR = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html";
const ELB =
  "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/load-balancer-authentication-access-control.html";
const PASS_ROLE = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html";
const PARAMETERS =
  "https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html";
const S3_KMS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html";
const reference = (list: string) =>
  `https://docs.aws.amazon.com/service-authorization/latest/reference/list_${list}.html`;

const ALARM_WITHOUT_NAME = "arn:${Partition}:cloudwatch:${Region}:${Account}:alarm:";
const ECS_SERVICE =
  "arn:${Partition}:ecs:${Region}:${Account}:service/${ClusterName}/${ServiceName}";
const LOAD_BALANCER =
  "arn:${Partition}:elasticloadbalancing:${Region}:${Account}:loadbalancer/app/${LoadBalancerName}/${LoadBalancerId}";
const ROLE = "arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}";
const KEY = "arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}";

const all = (actions: readonly string[], rest: Omit<DependentAction, "action">) =>
  actions.map((action) => ({ action, ...rest }));

const passes = (service: string, when?: string) =>
  all(["iam:PassRole"], {
    resource: ROLE,
    source: PASS_ROLE,
    context: { "iam:PassedToService": service },
    ...(when !== undefined && { when }),
  });
const encrypts = (service: string, actions: readonly string[], when: string, source: string) =>
  all(actions, {
    resource: KEY,
    when,
    source,
    context: { "kms:ViaService": `${service}.\${Region}.amazonaws.com` },
  });
const firstUse = (service: string) =>
  all(["iam:CreateServiceLinkedRole"], {
    resource: "arn:${Partition}:iam::${Account}:role/aws-service-role/${ServiceName}/${RoleName}",
    when: `the account has no role of ${service} yet`,
    context: { "iam:AWSServiceName": service },
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html",
  });

/** No page of AWS's says so; without it, AWS denies the call. */
const SECURITY_GROUPS = all(["ec2:GetSecurityGroupsForVpc"], {
  resource: "arn:${Partition}:ec2:${Region}:${Account}:vpc/${VpcId}",
  source: "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3917",
});

/**
 * What AWS asks for without a call: services check in the caller's name what they are about to do for it,
 * or what they do later. The data of the actions does not have it, so it is here, each with its source.
 * Tags are not in it: whoever creates something with tags needs the service's action for tagging as well.
 */
const DEPENDENT_ACTIONS: Readonly<Record<string, readonly DependentAction[]>> = {
  // The calls that try it name no alarm.
  "application-autoscaling:RegisterScalableTarget": [
    ...all(["cloudwatch:DeleteAlarms", "cloudwatch:DescribeAlarms", "cloudwatch:PutMetricAlarm"], {
      resource: ALARM_WITHOUT_NAME,
      source: AUTO_SCALING,
    }),
    ...all(["ecs:DescribeServices", "ecs:UpdateService"], {
      resource: ECS_SERVICE,
      when: "the target is a service of ECS",
      source: AUTO_SCALING,
    }),
    ...firstUse("ecs.application-autoscaling.amazonaws.com"),
  ],
  "codebuild:CreateProject": passes("codebuild.amazonaws.com"),
  "codebuild:UpdateProject": passes("codebuild.amazonaws.com", "it names a role"),
  "ec2:CreateFlowLogs": passes("vpc-flow-logs.amazonaws.com", "they go to CloudWatch Logs"),
  "ec2:CreateVpcEndpoint": [
    ...all(["ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs"], {
      resource: "*",
      source: reference("amazonec2"),
    }),
    ...all(["route53:AssociateVPCWithHostedZone"], {
      // The zone is AWS's own, and nobody knows its id before.
      resource: "arn:${Partition}:route53:::hostedzone/${Id}",
      when: "it has private DNS names",
      source: reference("amazonec2"),
    }),
  ],
  "ecr:CreateRepository": encrypts(
    "ecr",
    ["kms:CreateGrant", "kms:DescribeKey"],
    "it is encrypted with a customer key",
    ECR,
  ),
  "ecr:DeleteRepository": encrypts(
    "ecr",
    ["kms:RetireGrant"],
    "it is encrypted with a customer key",
    ECR,
  ),
  "ecs:CreateCluster": firstUse("ecs.amazonaws.com"),
  "ecs:RegisterTaskDefinition": passes("ecs-tasks.amazonaws.com", "it names roles"),
  "ecs:RunTask": passes("ecs-tasks.amazonaws.com", "the task has roles"),
  "elasticloadbalancing:CreateLoadBalancer": [
    ...all(
      [
        "ec2:DescribeAccountAttributes",
        "ec2:DescribeAddresses",
        "ec2:DescribeInternetGateways",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeVpcs",
      ],
      { resource: "*", source: ELB },
    ),
    ...SECURITY_GROUPS,
    ...firstUse("elasticloadbalancing.amazonaws.com"),
  ],
  "elasticloadbalancing:SetSecurityGroups": SECURITY_GROUPS,
  "s3:GetObject": encrypts("s3", ["kms:Decrypt"], "it is encrypted with a customer key", S3_KMS),
  "s3:PutObject": encrypts(
    "s3",
    ["kms:GenerateDataKey"],
    "it is encrypted with a customer key",
    S3_KMS,
  ),
  "scheduler:CreateSchedule": passes("scheduler.amazonaws.com"),
  "scheduler:UpdateSchedule": passes("scheduler.amazonaws.com"),
  "scheduler:DeleteScheduleGroup": all(["scheduler:DeleteSchedule"], {
    resource:
      "arn:${Partition}:scheduler:${Region}:${Account}:schedule/${GroupName}/${ScheduleName}",
    when: "it has schedules",
    source: reference("amazoneventbridgescheduler"),
  }),
  "ssm:GetParameter": encrypts("ssm", ["kms:Decrypt"], "it is a SecureString", PARAMETERS),
  "ssm:GetParameters": encrypts("ssm", ["kms:Decrypt"], "one is a SecureString", PARAMETERS),
  "ssm:PutParameter": encrypts("ssm", ["kms:Encrypt"], "it is a SecureString", PARAMETERS),
  // SetWebAcl is what AWS asked for before; it documents either.
  "wafv2:AssociateWebACL": [
    ...all(["elasticloadbalancing:CreateWebACLAssociation"], {
      resource: LOAD_BALANCER,
      source: WAF,
    }),
    ...all(["elasticloadbalancing:SetWebAcl"], { resource: "*", source: WAF }),
  ],
  "wafv2:DisassociateWebACL": [
    ...all(["elasticloadbalancing:DeleteWebACLAssociation"], {
      resource: LOAD_BALANCER,
      source: WAF,
    }),
    ...all(["elasticloadbalancing:SetWebAcl"], { resource: "*", source: WAF }),
  ],
  "wafv2:GetWebACLForResource": [
    ...all(["elasticloadbalancing:GetLoadBalancerWebACL"], {
      resource: LOAD_BALANCER,
      source: WAF,
    }),
    ...all(["wafv2:GetWebACL"], {
      resource: "arn:${Partition}:wafv2:${Region}:${Account}:${Scope}/webacl/${Name}/${Id}",
      source: reference("awswafv2"),
    }),
  ],
};

const byName = new Map(
  Object.entries(DEPENDENT_ACTIONS).map(([action, asked]) => [action.toLowerCase(), asked]),
);

/** What is asked for besides an action, by its full name in whatever case. */
export const dependentActionsOf = (action: string): readonly DependentAction[] =>
  byName.get(action.toLowerCase()) ?? [];

/** The actions that something is asked for besides. */
export const actionsWithDependents = (): string[] => Object.keys(DEPENDENT_ACTIONS);

/** Names of what is asked of a service besides some calls, for a statement of a policy. */
export const askedBesides = (calls: readonly string[], service: string): string[] => [
  ...new Set(
    calls
      .flatMap((call) => dependentActionsOf(call).map(({ action }) => action))
      .filter((action) => action.startsWith(`${service}:`)),
  ),
];
