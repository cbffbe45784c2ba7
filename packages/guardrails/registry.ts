import type { Guardrail } from "./guardrail";
import { bucketAccessLogging } from "./rules/bucket/bucket-access-logging";
import { bucketAclsOff } from "./rules/bucket/bucket-acls-off";
import { bucketCustomerKey } from "./rules/bucket/bucket-customer-key";
import { bucketForceDestroy } from "./rules/bucket/bucket-force-destroy";
import { bucketLifecycle } from "./rules/bucket/bucket-lifecycle";
import { bucketPublicAccess } from "./rules/bucket/bucket-public-access";
import { bucketTlsOnly } from "./rules/bucket/bucket-tls-only";
import { bucketVersioning } from "./rules/bucket/bucket-versioning";
import { stateBucketKept } from "./rules/bucket/state-bucket-kept";
import { buildCredentials } from "./rules/build/build-credentials";
import { buildCustomerKey } from "./rules/build/build-customer-key";
import { buildLogs } from "./rules/build/build-logs";
import { buildNotPrivileged } from "./rules/build/build-not-privileged";
import { buildSourceCredentials } from "./rules/build/build-source-credentials";
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
import { keyPolicyEveryone } from "./rules/encryption/key-policy-everyone";
import { keyPolicyExplicit } from "./rules/encryption/key-policy-explicit";
import { keyRotation } from "./rules/encryption/key-rotation";
import { logGroupEncrypted } from "./rules/encryption/log-group-encrypted";
import { logGroupRetention } from "./rules/encryption/log-group-retention";
import { logGroupRetentionYear } from "./rules/encryption/log-group-retention-year";
import { parameterCustomerKey } from "./rules/encryption/parameter-customer-key";
import { parameterSecretType } from "./rules/encryption/parameter-secret-type";
import { topicEncrypted } from "./rules/encryption/topic-encrypted";
import { managedPolicyBroad } from "./rules/iam/managed-policy-broad";
import { passRoleScoped } from "./rules/iam/pass-role-scoped";
import { policyCredentialsExposure } from "./rules/iam/policy-credentials-exposure";
import { policyDataExfiltration } from "./rules/iam/policy-data-exfiltration";
import { policyPermissionsManagement } from "./rules/iam/policy-permissions-management";
import { policyPrivilegeEscalation } from "./rules/iam/policy-privilege-escalation";
import { policyResourceStar } from "./rules/iam/policy-resource-star";
import { policyUnconstrainedWrite } from "./rules/iam/policy-unconstrained-write";
import { policyWildcardActions } from "./rules/iam/policy-wildcard-actions";
import { rolePermissionsBoundary } from "./rules/iam/role-permissions-boundary";
import { roleTrustConditions } from "./rules/iam/role-trust-conditions";
import { roleTrustsEveryone } from "./rules/iam/role-trusts-everyone";
import { roleTrustsWholeAccount } from "./rules/iam/role-trusts-whole-account";
import { repositoryCustomerKey } from "./rules/image-registry/repository-customer-key";
import { repositoryImmutableTags } from "./rules/image-registry/repository-immutable-tags";
import { repositoryLifecycle } from "./rules/image-registry/repository-lifecycle";
import { repositoryScan } from "./rules/image-registry/repository-scan";
import { listenerEncrypted } from "./rules/load-balancer/listener-encrypted";
import { listenerTlsVersion } from "./rules/load-balancer/listener-tls-version";
import { loadBalancerAccessLogs } from "./rules/load-balancer/load-balancer-access-logs";
import { loadBalancerDeletionProtection } from "./rules/load-balancer/load-balancer-deletion-protection";
import { loadBalancerDesync } from "./rules/load-balancer/load-balancer-desync";
import { loadBalancerDropHeaders } from "./rules/load-balancer/load-balancer-drop-headers";
import { loadBalancerWebAcl } from "./rules/load-balancer/load-balancer-web-acl";
import { targetGroupEncrypted } from "./rules/load-balancer/target-group-encrypted";
import { targetGroupHealthPath } from "./rules/load-balancer/target-group-health-path";
import { resourcePolicyEveryone } from "./rules/policies/resource-policy-everyone";
import { securityGroupAttached } from "./rules/security-groups/security-group-attached";
import { securityGroupDescriptions } from "./rules/security-groups/security-group-descriptions";
import { securityGroupEgress } from "./rules/security-groups/security-group-egress";
import { securityGroupOpenToWorld } from "./rules/security-groups/security-group-open-to-world";
import { defaultNetworkAclLocked } from "./rules/vpc/default-network-acl-locked";
import { defaultSecurityGroupEmpty } from "./rules/vpc/default-security-group-empty";
import { networkAclUsed } from "./rules/vpc/network-acl-used";
import { subnetNoPublicIp } from "./rules/vpc/subnet-no-public-ip";
import { vpcEndpoints } from "./rules/vpc/vpc-endpoints";
import { vpcFlowLogs } from "./rules/vpc/vpc-flow-logs";

/** Every rule, by what it is about; one file in rules/ for each. */
export const GUARDRAILS_BY_AREA: Readonly<Record<string, readonly Guardrail[]>> = {
  VPC: [
    defaultNetworkAclLocked,
    defaultSecurityGroupEmpty,
    networkAclUsed,
    subnetNoPublicIp,
    vpcEndpoints,
    vpcFlowLogs,
  ],
  "Security groups": [
    securityGroupAttached,
    securityGroupDescriptions,
    securityGroupEgress,
    securityGroupOpenToWorld,
  ],
  IAM: [
    managedPolicyBroad,
    passRoleScoped,
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
  ],
  "Secrets, keys, logs and topics": [
    keyPolicyEveryone,
    keyPolicyExplicit,
    keyRotation,
    logGroupEncrypted,
    logGroupRetentionYear,
    logGroupRetention,
    parameterCustomerKey,
    parameterSecretType,
    topicEncrypted,
  ],
  "Resource policies": [resourcePolicyEveryone],
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
  "Load balancer": [
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
  "Image registry": [
    repositoryCustomerKey,
    repositoryImmutableTags,
    repositoryLifecycle,
    repositoryScan,
  ],
  Builds: [
    buildCredentials,
    buildCustomerKey,
    buildLogs,
    buildNotPrivileged,
    buildSourceCredentials,
  ],
  Buckets: [
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
