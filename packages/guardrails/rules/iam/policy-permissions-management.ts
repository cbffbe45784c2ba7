import type { Guardrail } from "../../guardrail";
import { PERMISSION_ACTIONS } from "../../support/actions";
import { grantedEverywhere, IDENTITY_POLICY_TYPES } from "../../support/policies";

export const policyPermissionsManagement: Guardrail = {
  id: "policy-permissions-management",
  title: "No policy changes the permissions of whatever resource",
  checks: ["CKV_AWS_289"],
  severity: "high",
  types: IDENTITY_POLICY_TYPES,
  remedy: "name the resources, or leave it to the roles that deploy",
  check: (policy) => grantedEverywhere(policy, PERMISSION_ACTIONS),
};
