import type { PolicyStatement } from "#aws";
import type { Guardrail } from "../../guardrail";
import {
  conditionKeys,
  grants,
  grantsOf,
  IDENTITY_POLICY_TYPES,
  factOf,
} from "../../support/policies";

export const passRoleScoped: Guardrail = {
  id: "pass-role-scoped",
  title: "Roles are passed by name, to services by name",
  checks: [],
  severity: "high",
  types: IDENTITY_POLICY_TYPES,
  remedy: "name the roles, and the service in a condition on iam:PassedToService",
  check: (resource) =>
    grantsOf(resource)
      .filter((statement) => grants(statement, "iam:PassRole"))
      .flatMap((statement) => [
        ...(passesAnyRole(statement) ? [factOf(statement, "any role", "passes any role")] : []),
        ...(conditionKeys(statement).includes("iam:passedtoservice")
          ? []
          : [factOf(statement, "any service", "passes roles to any service")]),
      ]),
};

function passesAnyRole({ resources, notResources }: PolicyStatement): boolean {
  return notResources.length > 0 || resources.some((arn) => /^\*$|:\*$|:role\/\*$/.test(arn));
}
