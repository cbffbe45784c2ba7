import { knowsResources } from "#aws";
import type { Guardrail } from "../../guardrail";
import { isListing } from "../../support/actions";
import { grantsOf, IDENTITY_POLICY_TYPES, isUnscoped, factOf } from "../../support/policies";

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
      .flatMap((statement) =>
        statement.actions
          .filter((action) => knowsResources(action) && !isListing(action))
          .map((action) => factOf(statement, action, `names no resource for ${action}`)),
      ),
};
