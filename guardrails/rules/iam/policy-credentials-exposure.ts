import type { Guardrail } from "../../guardrail";
import { CREDENTIAL_ACTIONS } from "../../support/actions";
import {
  grants,
  grantsOf,
  IDENTITY_POLICY_TYPES,
  isUnconstrained,
  nameOf,
} from "../../support/policies";

export const policyCredentialsExposure: Guardrail = {
  id: "policy-credentials-exposure",
  title: "No policy hands out credentials of whatever resource",
  checks: ["CKV_AWS_287"],
  severity: "high",
  types: IDENTITY_POLICY_TYPES,
  remedy: "name the resources whose credentials are needed",
  check: (resource) =>
    grantsOf(resource)
      .filter(isUnconstrained)
      .flatMap((statement) =>
        CREDENTIAL_ACTIONS.filter((action) => grants(statement, action)).map(
          (action) => `grants ${action} on every resource (${nameOf(statement)})`,
        ),
      ),
};
