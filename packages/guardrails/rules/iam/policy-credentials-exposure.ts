import type { Guardrail } from "../../guardrail";
import { CREDENTIAL_ACTIONS } from "../../support/actions";
import { grantedEverywhere, IDENTITY_POLICY_TYPES } from "../../support/policies";

export const policyCredentialsExposure: Guardrail = {
  id: "policy-credentials-exposure",
  title: "No policy hands out credentials of whatever resource",
  checks: ["CKV_AWS_287"],
  severity: "high",
  types: IDENTITY_POLICY_TYPES,
  remedy: "name the resources whose credentials are needed",
  check: (policy) => grantedEverywhere(policy, CREDENTIAL_ACTIONS),
};
