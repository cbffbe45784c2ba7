import type { Guardrail } from "./guardrail";
import { logGroupEncrypted } from "./rules/cloudwatch/log-group-encrypted";
import { logGroupRetention } from "./rules/cloudwatch/log-group-retention";
import { logGroupRetentionYear } from "./rules/cloudwatch/log-group-retention-year";
import { buildCredentials } from "./rules/codebuild/build-credentials";
import { buildCustomerKey } from "./rules/codebuild/build-customer-key";
import { buildLogs } from "./rules/codebuild/build-logs";
import { buildNotPrivileged } from "./rules/codebuild/build-not-privileged";
import { buildSourceCredentials } from "./rules/codebuild/build-source-credentials";
import { repositoryCustomerKey } from "./rules/ecr/repository-customer-key";
import { repositoryImmutableTags } from "./rules/ecr/repository-immutable-tags";
import { repositoryLifecycle } from "./rules/ecr/repository-lifecycle";
import { repositoryScan } from "./rules/ecr/repository-scan";
import { clusterCapacityProviders } from "./rules/ecs/cluster-capacity-providers";
import { clusterContainerInsights } from "./rules/ecs/cluster-container-insights";
import { clusterExecEncrypted } from "./rules/ecs/cluster-exec-encrypted";
import { clusterExecLogged } from "./rules/ecs/cluster-exec-logged";
import { containerLogs } from "./rules/ecs/container-logs";
import { containerNonRoot } from "./rules/ecs/container-non-root";
import { containerNotPrivileged } from "./rules/ecs/container-not-privileged";
import { containerReadOnlyRoot } from "./rules/ecs/container-read-only-root";
import { containerSecrets } from "./rules/ecs/container-secrets";
import { platformLatest } from "./rules/ecs/platform-latest";
import { taskHostProcesses } from "./rules/ecs/task-host-processes";
import { taskNoPublicIp } from "./rules/ecs/task-no-public-ip";
import { taskRolesSeparate } from "./rules/ecs/task-roles-separate";
import { listenerEncrypted } from "./rules/elbv2/listener-encrypted";
import { listenerTlsVersion } from "./rules/elbv2/listener-tls-version";
import { loadBalancerAccessLogs } from "./rules/elbv2/load-balancer-access-logs";
import { loadBalancerDeletionProtection } from "./rules/elbv2/load-balancer-deletion-protection";
import { loadBalancerDesync } from "./rules/elbv2/load-balancer-desync";
import { loadBalancerDropHeaders } from "./rules/elbv2/load-balancer-drop-headers";
import { loadBalancerWebAcl } from "./rules/elbv2/load-balancer-web-acl";
import { targetGroupEncrypted } from "./rules/elbv2/target-group-encrypted";
import { targetGroupHealthPath } from "./rules/elbv2/target-group-health-path";
import { managedPolicyBroad } from "./rules/iam/managed-policy-broad";
import { passRoleScoped } from "./rules/iam/pass-role-scoped";
import { policyConditionKeys } from "./rules/iam/policy-condition-keys";
import { policyCredentialsExposure } from "./rules/iam/policy-credentials-exposure";
import { policyDataExfiltration } from "./rules/iam/policy-data-exfiltration";
import { policyPermissionsManagement } from "./rules/iam/policy-permissions-management";
import { policyPrivilegeEscalation } from "./rules/iam/policy-privilege-escalation";
import { policyResourceStar } from "./rules/iam/policy-resource-star";
import { policyUnconstrainedWrite } from "./rules/iam/policy-unconstrained-write";
import { policyWildcardActions } from "./rules/iam/policy-wildcard-actions";
import { resourcePolicyEveryone } from "./rules/iam/resource-policy-everyone";
import { rolePermissionsBoundary } from "./rules/iam/role-permissions-boundary";
import { roleTrustConditions } from "./rules/iam/role-trust-conditions";
import { roleTrustsEveryone } from "./rules/iam/role-trusts-everyone";
import { roleTrustsWholeAccount } from "./rules/iam/role-trusts-whole-account";
import { keyPolicyEveryone } from "./rules/kms/key-policy-everyone";
import { keyPolicyExplicit } from "./rules/kms/key-policy-explicit";
import { keyRotation } from "./rules/kms/key-rotation";
import { bucketAccessLogging } from "./rules/s3/bucket-access-logging";
import { bucketAclsOff } from "./rules/s3/bucket-acls-off";
import { bucketCustomerKey } from "./rules/s3/bucket-customer-key";
import { bucketForceDestroy } from "./rules/s3/bucket-force-destroy";
import { bucketLifecycle } from "./rules/s3/bucket-lifecycle";
import { bucketPublicAccess } from "./rules/s3/bucket-public-access";
import { bucketTlsOnly } from "./rules/s3/bucket-tls-only";
import { bucketVersioning } from "./rules/s3/bucket-versioning";
import { stateBucketKept } from "./rules/s3/state-bucket-kept";
import { topicEncrypted } from "./rules/sns/topic-encrypted";
import { parameterCustomerKey } from "./rules/ssm/parameter-customer-key";
import { parameterSecretType } from "./rules/ssm/parameter-secret-type";
import { defaultNetworkAclLocked } from "./rules/vpc/default-network-acl-locked";
import { defaultSecurityGroupEmpty } from "./rules/vpc/default-security-group-empty";
import { networkAclUsed } from "./rules/vpc/network-acl-used";
import { securityGroupAttached } from "./rules/vpc/security-group-attached";
import { securityGroupDescriptions } from "./rules/vpc/security-group-descriptions";
import { securityGroupEgress } from "./rules/vpc/security-group-egress";
import { securityGroupOpenToWorld } from "./rules/vpc/security-group-open-to-world";
import { subnetNoPublicIp } from "./rules/vpc/subnet-no-public-ip";
import { vpcEndpoints } from "./rules/vpc/vpc-endpoints";
import { vpcFlowLogs } from "./rules/vpc/vpc-flow-logs";

/** Every rule, by the service of AWS that it is about; one file in rules/ for each. */
export const GUARDRAILS_BY_AREA: Readonly<Record<string, readonly Guardrail[]>> = {
  VPC: [
    defaultNetworkAclLocked,
    defaultSecurityGroupEmpty,
    networkAclUsed,
    subnetNoPublicIp,
    vpcEndpoints,
    vpcFlowLogs,
    securityGroupAttached,
    securityGroupDescriptions,
    securityGroupEgress,
    securityGroupOpenToWorld,
  ],
  IAM: [
    managedPolicyBroad,
    passRoleScoped,
    policyConditionKeys,
    policyCredentialsExposure,
    policyDataExfiltration,
    policyPermissionsManagement,
    policyPrivilegeEscalation,
    policyResourceStar,
    policyUnconstrainedWrite,
    policyWildcardActions,
    rolePermissionsBoundary,
    roleTrustConditions,
    roleTrustsEveryone,
    roleTrustsWholeAccount,
    resourcePolicyEveryone,
  ],
  KMS: [keyPolicyEveryone, keyPolicyExplicit, keyRotation],
  CloudWatch: [logGroupEncrypted, logGroupRetentionYear, logGroupRetention],
  SSM: [parameterCustomerKey, parameterSecretType],
  SNS: [topicEncrypted],
  ECS: [
    clusterCapacityProviders,
    clusterContainerInsights,
    clusterExecEncrypted,
    clusterExecLogged,
    containerLogs,
    containerNonRoot,
    containerNotPrivileged,
    containerReadOnlyRoot,
    containerSecrets,
    platformLatest,
    taskHostProcesses,
    taskNoPublicIp,
    taskRolesSeparate,
  ],
  "Elastic Load Balancing": [
    listenerEncrypted,
    listenerTlsVersion,
    loadBalancerAccessLogs,
    loadBalancerDeletionProtection,
    loadBalancerDesync,
    loadBalancerDropHeaders,
    loadBalancerWebAcl,
    targetGroupEncrypted,
    targetGroupHealthPath,
  ],
  ECR: [repositoryCustomerKey, repositoryImmutableTags, repositoryLifecycle, repositoryScan],
  CodeBuild: [
    buildCredentials,
    buildCustomerKey,
    buildLogs,
    buildNotPrivileged,
    buildSourceCredentials,
  ],
  S3: [
    bucketAccessLogging,
    bucketAclsOff,
    bucketCustomerKey,
    bucketForceDestroy,
    bucketLifecycle,
    bucketPublicAccess,
    bucketTlsOnly,
    bucketVersioning,
    stateBucketKept,
  ],
};

/** Every rule. */
export const GUARDRAILS: readonly Guardrail[] = Object.values(GUARDRAILS_BY_AREA).flat();
