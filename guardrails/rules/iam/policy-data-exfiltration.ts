import type { Guardrail } from "../../guardrail";
import { DATA_READING_ACTIONS } from "../../support/actions";
import {
  grants,
  grantsOf,
  IDENTITY_POLICY_TYPES,
  isUnconstrained,
  nameOf,
} from "../../support/policies";

export const policyDataExfiltration: Guardrail = {
  id: "policy-data-exfiltration",
  title: "No policy reads whatever data there is",
  checks: ["CKV_AWS_288"],
  severity: "high",
  types: IDENTITY_POLICY_TYPES,
  remedy: "name the resources whose data is needed",
  check: (resource) =>
    grantsOf(resource)
      .filter(isUnconstrained)
      .flatMap((statement) =>
        DATA_READING_ACTIONS.filter((action) => grants(statement, action)).map(
          (action) => `grants ${action} on every resource (${nameOf(statement)})`,
        ),
      ),
};
