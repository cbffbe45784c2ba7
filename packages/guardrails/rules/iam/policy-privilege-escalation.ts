import type { PolicyStatement } from "#aws";
import type { Guardrail } from "../../guardrail";
import { BOUNDABLE_ACTIONS, ESCALATING_ACTIONS, ROLE_TAKING_ACTIONS } from "../../support/actions";
import {
  grants,
  grantsOf,
  IDENTITY_POLICY_TYPES,
  isUnconstrained,
  factOf,
} from "../../support/policies";

export const policyPrivilegeEscalation: Guardrail = {
  id: "policy-privilege-escalation",
  title: "No policy lets its holder gain more",
  checks: ["CKV_AWS_286"],
  severity: "critical",
  types: IDENTITY_POLICY_TYPES,
  remedy: "remove the action, or deploy such changes with a role of their own",
  check: (resource) => {
    const statements = grantsOf(resource);
    const alone = statements.flatMap((statement) =>
      ESCALATING_ACTIONS.filter(
        (action) => grants(statement, action) && !isBounded(statement, action),
      ).map((action) => factOf(statement, action, `grants ${action}`)),
    );
    // A role passed by name is as strong as that role; only one of choice is a way up.
    const passesAny = statements.some(
      (statement) => grants(statement, "iam:PassRole") && isUnconstrained(statement),
    );
    const takers = ROLE_TAKING_ACTIONS.filter((action) =>
      statements.some((statement) => grants(statement, action)),
    );
    const passed = takers.map((taker) => ({
      about: `iam:PassRole with ${taker}`,
      why: `grants iam:PassRole on any role with ${taker}`,
    }));
    return passesAny ? [...alone, ...passed] : alone;
  },
};

/** Any operator but one of equality could mean those that have no boundary. */
function isBounded({ conditions }: PolicyStatement, action: string): boolean {
  const keys = ["StringEquals", "ArnEquals"].flatMap((operator) =>
    Object.keys(conditions[operator] ?? {}).map((key) => key.toLowerCase()),
  );
  return BOUNDABLE_ACTIONS.includes(action) && keys.includes("iam:permissionsboundary");
}
