/**
 * Actions by what they give away. Source of their names: the Service Authorization Reference, https://docs.aws.amazon.com/service-authorization/latest/reference/
 */

/** Each alone lets its holder gain every permission there is. */
export const ESCALATING_ACTIONS = [
  "iam:AddUserToGroup",
  "iam:AttachGroupPolicy",
  "iam:AttachRolePolicy",
  "iam:AttachUserPolicy",
  "iam:CreateAccessKey",
  "iam:CreateLoginProfile",
  "iam:CreatePolicyVersion",
  "iam:DeleteRolePermissionsBoundary",
  "iam:DeleteUserPermissionsBoundary",
  "iam:PutGroupPolicy",
  "iam:PutRolePermissionsBoundary",
  "iam:PutRolePolicy",
  "iam:PutUserPermissionsBoundary",
  "iam:PutUserPolicy",
  "iam:SetDefaultPolicyVersion",
  "iam:UpdateAssumeRolePolicy",
  "iam:UpdateLoginProfile",
] as const;

/**
 * Of them, those that gain nothing where only roles and users with a certain permissions boundary are
 * meant: what they grant cannot exceed it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export const BOUNDABLE_ACTIONS: readonly string[] = [
  "iam:AttachRolePolicy",
  "iam:AttachUserPolicy",
  "iam:PutRolePolicy",
  "iam:PutUserPolicy",
];

/** They do as much where any role may be passed on to what they make. */
export const ROLE_TAKING_ACTIONS = [
  "cloudformation:CreateStack",
  "codebuild:CreateProject",
  "codebuild:UpdateProject",
  "datapipeline:CreatePipeline",
  "ec2:RunInstances",
  "ecs:RegisterTaskDefinition",
  "ecs:RunTask",
  "glue:CreateDevEndpoint",
  "glue:CreateJob",
  "lambda:CreateFunction",
  "sagemaker:CreateNotebookInstance",
  "scheduler:CreateSchedule",
  "states:CreateStateMachine",
] as const;

/** They answer with credentials. */
export const CREDENTIAL_ACTIONS = [
  "codeartifact:GetAuthorizationToken",
  "cognito-identity:GetCredentialsForIdentity",
  "cognito-identity:GetOpenIdTokenForDeveloperIdentity",
  "ec2:GetPasswordData",
  "iam:CreateAccessKey",
  "iam:CreateLoginProfile",
  "iam:CreateServiceSpecificCredential",
  "iam:ResetServiceSpecificCredential",
  "lightsail:GetInstanceAccessDetails",
  "lightsail:GetRelationalDatabaseMasterUserPassword",
  "rds-db:connect",
  "redshift:GetClusterCredentials",
  "sts:AssumeRole",
  "sts:AssumeRoleWithSAML",
  "sts:AssumeRoleWithWebIdentity",
  "sts:GetFederationToken",
] as const;

/** They answer with what is stored. */
export const DATA_READING_ACTIONS = [
  "dynamodb:BatchGetItem",
  "dynamodb:GetItem",
  "dynamodb:Query",
  "dynamodb:Scan",
  "kinesis:GetRecords",
  "logs:GetLogEvents",
  "s3:GetObject",
  "s3:GetObjectVersion",
  "secretsmanager:BatchGetSecretValue",
  "secretsmanager:GetSecretValue",
  "sqs:ReceiveMessage",
  "ssm:GetParameter",
  "ssm:GetParameterHistory",
  "ssm:GetParameters",
  "ssm:GetParametersByPath",
] as const;

/** They change who may do what. */
export const PERMISSION_ACTIONS = [
  ...ESCALATING_ACTIONS,
  "codeartifact:PutDomainPermissionsPolicy",
  "ecr:DeleteRepositoryPolicy",
  "ecr:SetRepositoryPolicy",
  "iam:CreatePolicy",
  "iam:CreateRole",
  "iam:CreateUser",
  "iam:DeleteRolePolicy",
  "iam:DetachRolePolicy",
  "kms:CreateGrant",
  "kms:PutKeyPolicy",
  "lambda:AddPermission",
  "logs:PutResourcePolicy",
  "s3:DeleteBucketPolicy",
  "s3:PutBucketAcl",
  "s3:PutBucketPolicy",
  "s3:PutBucketPublicAccessBlock",
  "s3:PutObjectAcl",
  "secretsmanager:PutResourcePolicy",
  "sns:AddPermission",
  "sqs:AddPermission",
  "ssm:PutResourcePolicy",
] as const;

/** Whether an action or a pattern of actions only lists what there is; few of them take a resource. */
export function isListing(action: string): boolean {
  return /^[^:*]+:(List|Describe)/.test(action);
}

/** Whether an action or a pattern of actions changes nothing, as far as its name says. */
export function isReading(action: string): boolean {
  return /^[^:*]+:(Get|List|Describe|BatchGet|BatchCheck|Search|Query|Scan|Lookup|View|Head|Check|Simulate|Discover)/.test(
    action,
  );
}
