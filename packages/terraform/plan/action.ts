import type { PlannedChange } from "./parse-plan";
import { PlanError } from "./plan-error";

/**
 * What becomes of a resource. `import` and `move` are changes of Terraform's books alone; where something
 * else changes as well, that is the action. `forget` drops a resource from the state and leaves it in AWS.
 */
export type Action =
  "create" | "update" | "replace" | "delete" | "import" | "move" | "forget" | "read" | "no-op";

const ACTIONS: Readonly<Record<string, Action>> = {
  "no-op": "no-op",
  create: "create",
  read: "read",
  update: "update",
  delete: "delete",
  forget: "forget",
  // Both orders: Terraform says with them which comes first.
  "delete, create": "replace",
  "create, delete": "replace",
  "forget, create": "replace",
  "create, forget": "replace",
};

/**
 * What becomes of a resource.
 * @throws PlanError for actions that Terraform did not have when this was written
 */
export function actionOf(change: PlannedChange): Action {
  const { actions, address, isImported, previousAddress } = change;
  const action = ACTIONS[actions.join(", ")];
  if (action === undefined) {
    throw new PlanError(
      `${address}: actions ${JSON.stringify(actions)} are not known: use ` +
        `${Object.keys(ACTIONS).join(" | ")}, or add what they mean to packages/terraform/plan/action.ts`,
    );
  }
  if (action !== "no-op") return action;
  if (isImported) return "import";
  return previousAddress === undefined || previousAddress === address ? "no-op" : "move";
}
