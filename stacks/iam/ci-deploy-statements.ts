import type { CiContext, CiPolicies } from "./ci-context";
import { ciBalancingStatements } from "./ci-deploy-balancing-statements";
import { ciDataStatements } from "./ci-deploy-data-statements";
import { ciNetworkStatements } from "./ci-deploy-network-statements";
import { ciRoleStatements } from "./ci-deploy-role-statements";
import { ciRunningStatements } from "./ci-deploy-running-statements";
import { ciReadPolicies } from "./ci-read-statements";
import { ciStateStatements } from "./ci-state-statements";

/**
 * What deploying an environment needs, but for what stays with a person: the keys, the state bucket,
 * the VPC itself, and CI's own roles (docs/ci-roles.md).
 */
export function ciDeployPolicies(context: CiContext): CiPolicies {
  return {
    ...ciReadPolicies(context),
    state: ciStateStatements(context, { write: true }),
    roles: ciRoleStatements(context),
    network: ciNetworkStatements(context),
    services: ciRunningStatements(context),
    ...(context.environment.alb && { balancing: ciBalancingStatements(context) }),
    data: ciDataStatements(context),
  };
}
