import type { Guardrail } from "../../guardrail";
import { grantsOf, IDENTITY_POLICY_TYPES, factOf, extentOf } from "../../support/policies";

export const policyWildcardActions: Guardrail = {
  id: "policy-wildcard-actions",
  title: "No policy grants every action, of AWS or of one service",
  checks: ["CKV_AWS_62", "CKV_AWS_63", "IAM.1", "IAM.21"],
  severity: "critical",
  types: IDENTITY_POLICY_TYPES,
  remedy: "name the actions that are needed",
  check: (resource) =>
    grantsOf(resource).flatMap((statement) => [
      ...statement.actions
        .filter((action) => /^(\*+|[^:]+:\*+)$/.test(action))
        .map((action) => factOf(statement, action, `grants ${action}`)),
      ...(statement.notActions.length > 0
        ? [
            factOf(
              statement,
              extentOf(statement),
              `grants everything but ${statement.notActions.join(", ")}`,
            ),
          ]
        : []),
    ]),
};
