import type { Guardrail } from "../../guardrail";
import { isListing, isScopable } from "../../support/actions";
import { grantsOf, IDENTITY_POLICY_TYPES, isUnscoped, nameOf } from "../../support/policies";

/** Unlike the rules on reading and writing, it takes no condition for a name. */
export const policyResourceStar: Guardrail = {
  id: "policy-resource-star",
  title: "A policy names the resources of every action that can have them",
  checks: ["CKV_AWS_355"],
  severity: "high",
  types: IDENTITY_POLICY_TYPES,
  remedy: "name the resources; an action that takes none goes into a statement of its own",
  check: (resource) =>
    grantsOf(resource)
      .filter(isUnscoped)
      .map((statement) => ({
        statement,
        actions: statement.actions.filter((action) => isScopable(action) && !isListing(action)),
      }))
      .filter(({ actions }) => actions.length > 0)
      .map(
        ({ statement, actions }) =>
          `names no resource for ${actions.join(", ")} (${nameOf(statement)})`,
      ),
};
