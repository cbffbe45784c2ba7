import { knowsResources } from "#aws";
import type { Guardrail } from "../../guardrail";
import { isReading } from "../../support/actions";
import { grantsOf, IDENTITY_POLICY_TYPES, isUnconstrained, factOf } from "../../support/policies";

export const policyUnconstrainedWrite: Guardrail = {
  id: "policy-unconstrained-write",
  title: "No policy changes whatever resource there is",
  checks: ["CKV_AWS_290"],
  severity: "high",
  types: IDENTITY_POLICY_TYPES,
  remedy: "name the resources, or add a condition that keeps to them",
  check: (resource) =>
    grantsOf(resource)
      .filter(isUnconstrained)
      .flatMap((statement) =>
        statement.actions
          .filter((action) => knowsResources(action) && !isReading(action))
          .map((action) => factOf(statement, action, `grants ${action} on every resource`)),
      ),
};
