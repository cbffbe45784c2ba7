/**
 * The types of resources that the stacks make, each with the actions that Terraform needs to make, change
 * and delete one, but for reading it. Resources of one call share a line.
 */
export const DEPLOYING: Readonly<Record<string, readonly string[]>> = {
  aws_acm_certificate: [
    "acm:RequestCertificate",
    "acm:AddTagsToCertificate",
    "acm:DeleteCertificate",
  ],
  aws_acm_certificate_validation: ["acm:DescribeCertificate"],
  aws_appautoscaling_policy: [
    "application-autoscaling:PutScalingPolicy",
    "application-autoscaling:DeleteScalingPolicy",
  ],
  aws_appautoscaling_scheduled_action: [
    "application-autoscaling:PutScheduledAction",
    "application-autoscaling:DeleteScheduledAction",
  ],
  aws_appautoscaling_target: [
    "application-autoscaling:RegisterScalableTarget",
    "application-autoscaling:DeregisterScalableTarget",
  ],
  aws_cloudwatch_dashboard: ["cloudwatch:PutDashboard", "cloudwatch:DeleteDashboards"],
  aws_cloudwatch_event_rule: ["events:PutRule", "events:TagResource", "events:DeleteRule"],
  aws_cloudwatch_event_target: ["events:PutTargets", "events:RemoveTargets"],
  aws_cloudwatch_log_group: [
    "logs:CreateLogGroup",
    "logs:PutRetentionPolicy",
    "logs:AssociateKmsKey",
    "logs:TagResource",
    "logs:DeleteLogGroup",
  ],
  aws_cloudwatch_metric_alarm: ["cloudwatch:PutMetricAlarm", "cloudwatch:DeleteAlarms"],
  aws_codebuild_project: [
    "codebuild:CreateProject",
    "codebuild:UpdateProject",
    "codebuild:DeleteProject",
    "iam:PassRole",
  ],
  aws_ecr_lifecycle_policy: ["ecr:PutLifecyclePolicy", "ecr:DeleteLifecyclePolicy"],
  aws_ecr_repository: [
    "ecr:CreateRepository",
    "ecr:PutImageScanningConfiguration",
    "ecr:DeleteRepository",
    "kms:CreateGrant",
  ],
  aws_ecs_cluster: ["ecs:CreateCluster", "ecs:UpdateCluster", "ecs:DeleteCluster"],
  aws_ecs_cluster_capacity_providers: ["ecs:PutClusterCapacityProviders"],
  aws_ecs_service: ["ecs:CreateService", "ecs:UpdateService", "ecs:DeleteService"],
  aws_ecs_task_definition: [
    "ecs:RegisterTaskDefinition",
    "ecs:DeregisterTaskDefinition",
    "iam:PassRole",
  ],
  aws_egress_only_internet_gateway: [
    "ec2:CreateEgressOnlyInternetGateway",
    "ec2:DeleteEgressOnlyInternetGateway",
  ],
  aws_eip: ["ec2:AllocateAddress", "ec2:ReleaseAddress"],
  aws_flow_log: ["ec2:CreateFlowLogs", "ec2:DeleteFlowLogs", "iam:PassRole"],
  aws_iam_role: ["iam:CreateRole", "iam:TagRole", "iam:DeleteRole"],
  aws_iam_role_policy: ["iam:PutRolePolicy", "iam:DeleteRolePolicy"],
  aws_internet_gateway: [
    "ec2:CreateInternetGateway",
    "ec2:AttachInternetGateway",
    "ec2:DetachInternetGateway",
    "ec2:DeleteInternetGateway",
  ],
  aws_lb: [
    "elasticloadbalancing:CreateLoadBalancer",
    "elasticloadbalancing:ModifyLoadBalancerAttributes",
    "elasticloadbalancing:DeleteLoadBalancer",
  ],
  aws_lb_listener: [
    "elasticloadbalancing:CreateListener",
    "elasticloadbalancing:ModifyListener",
    "elasticloadbalancing:DeleteListener",
  ],
  aws_lb_listener_rule: [
    "elasticloadbalancing:CreateRule",
    "elasticloadbalancing:ModifyRule",
    "elasticloadbalancing:SetRulePriorities",
    "elasticloadbalancing:DeleteRule",
  ],
  aws_lb_target_group: [
    "elasticloadbalancing:CreateTargetGroup",
    "elasticloadbalancing:ModifyTargetGroupAttributes",
    "elasticloadbalancing:DeleteTargetGroup",
  ],
  aws_nat_gateway: ["ec2:CreateNatGateway", "ec2:DeleteNatGateway"],
  aws_network_acl: [
    "ec2:CreateNetworkAcl",
    "ec2:ReplaceNetworkAclAssociation",
    "ec2:DeleteNetworkAcl",
  ],
  aws_network_acl_rule: ["ec2:CreateNetworkAclEntry", "ec2:DeleteNetworkAclEntry"],
  aws_route: ["ec2:CreateRoute", "ec2:ReplaceRoute", "ec2:DeleteRoute"],
  aws_route53_record: ["route53:ChangeResourceRecordSets"],
  aws_route_table: ["ec2:CreateRouteTable", "ec2:DeleteRouteTable"],
  aws_route_table_association: ["ec2:AssociateRouteTable", "ec2:DisassociateRouteTable"],
  aws_s3_bucket: ["s3:CreateBucket", "s3:PutBucketTagging", "s3:DeleteBucket"],
  aws_s3_bucket_lifecycle_configuration: ["s3:PutLifecycleConfiguration"],
  aws_s3_bucket_ownership_controls: ["s3:PutBucketOwnershipControls"],
  aws_s3_bucket_policy: ["s3:PutBucketPolicy", "s3:DeleteBucketPolicy"],
  aws_s3_bucket_public_access_block: ["s3:PutBucketPublicAccessBlock"],
  aws_s3_bucket_server_side_encryption_configuration: ["s3:PutEncryptionConfiguration"],
  aws_scheduler_schedule: [
    "scheduler:CreateSchedule",
    "scheduler:UpdateSchedule",
    "scheduler:DeleteSchedule",
    "iam:PassRole",
  ],
  aws_scheduler_schedule_group: ["scheduler:CreateScheduleGroup", "scheduler:DeleteScheduleGroup"],
  aws_security_group: ["ec2:CreateSecurityGroup", "ec2:DeleteSecurityGroup"],
  aws_service_discovery_http_namespace: [
    "servicediscovery:CreateHttpNamespace",
    "servicediscovery:DeleteNamespace",
  ],
  aws_sns_topic: ["sns:CreateTopic", "sns:SetTopicAttributes", "sns:DeleteTopic"],
  aws_sns_topic_policy: ["sns:SetTopicAttributes"],
  aws_sns_topic_subscription: ["sns:Subscribe", "sns:Unsubscribe"],
  aws_ssm_parameter: [
    "ssm:PutParameter",
    "ssm:AddTagsToResource",
    "ssm:DeleteParameter",
    "kms:Encrypt",
    "secretsmanager:GetRandomPassword",
  ],
  aws_subnet: ["ec2:CreateSubnet", "ec2:ModifySubnetAttribute", "ec2:DeleteSubnet"],
  aws_vpc_endpoint: ["ec2:CreateVpcEndpoint", "ec2:ModifyVpcEndpoint", "ec2:DeleteVpcEndpoints"],
  aws_vpc_security_group_egress_rule: [
    "ec2:AuthorizeSecurityGroupEgress",
    "ec2:RevokeSecurityGroupEgress",
  ],
  aws_vpc_security_group_ingress_rule: [
    "ec2:AuthorizeSecurityGroupIngress",
    "ec2:RevokeSecurityGroupIngress",
  ],
  aws_wafv2_web_acl_association: ["wafv2:AssociateWebACL", "wafv2:DisassociateWebACL"],
  // Only in the state.
  terraform_data: [],
};

/** What a person makes, each with the reason; CI reads it, and some of it it may change. */
export const DEPLOYED_BY_HAND: Readonly<Record<string, string>> = {
  aws_default_network_acl: "made with the VPC, and without the tags that CI goes by",
  aws_default_security_group: "made with the VPC, and without the tags that CI goes by",
  aws_ecr_repository_policy: "whoever writes it says which accounts pull images",
  aws_iam_openid_connect_provider: "says whose tokens are trusted",
  aws_iam_policy: "only CI's own roles have any, and CI does not change itself",
  aws_iam_role_policy_attachment: "only CI's own roles have any, and CI does not change itself",
  aws_kms_alias: "says which key states and data are encrypted with",
  aws_kms_key: "whoever writes its policy says who may decrypt",
  aws_s3_bucket_versioning: "only the state bucket has it, and CI does not change that",
  aws_vpc: "a new VPC comes with a security group and a network ACL without tags",
};
