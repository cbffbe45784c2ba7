import type { CiContext, CiPolicies } from "./context";
import { ciBalancingStatements } from "./deploy-balancing-statements";
import { ciDataStatements } from "./deploy-data-statements";
import { ciNetworkStatements } from "./deploy-network-statements";
import { ciRoleStatements } from "./deploy-role-statements";
import { ciRunningStatements } from "./deploy-running-statements";
import { ciReadPolicies } from "./read-statements";
import { ciStateStatements } from "./state-statements";

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
