import type { Guardrail } from "../../guardrail";
import { DATA_READING_ACTIONS } from "../../support/actions";
import { grantedEverywhere, IDENTITY_POLICY_TYPES } from "../../support/policies";

export const policyDataExfiltration: Guardrail = {
  id: "policy-data-exfiltration",
  title: "No policy reads whatever data there is",
  checks: ["CKV_AWS_288"],
  severity: "high",
  types: IDENTITY_POLICY_TYPES,
  remedy: "name the resources whose data is needed",
  check: (policy) => grantedEverywhere(policy, DATA_READING_ACTIONS),
};
