import { roleAccess, rolesOf } from "#analysis";
import { resourcesOfPlan, type SynthesizedStack } from "#terraform";
import type { AccessInput } from "./report-input";

/** A stack and what `terraform show -json` says of its plan. */
export interface StackAndPlan {
  readonly stack: SynthesizedStack;
  readonly plan: unknown;
}

/**
 * What AWS says of a role that others attach to it. A plan has it as it was, so that a policy which
 * goes would still be there. It counts where the role itself is configured with it.
 */
const ATTACHED = ["inline_policy", "managed_policy_arns"];

/** What every role can do, as it is and as the plans make it. */
export function accessInputs(planned: readonly StackAndPlan[]): AccessInput[] {
  const roles = (side: "before" | "after") =>
    rolesIn(planned.map(({ stack, plan }) => resourcesIn(stack, plan, side)));
  const [before, after] = [roles("before"), roles("after")];
  return [...new Map([...before, ...after])].map(([key, { stack, address }]) => {
    const [was, will] = [before.get(key)?.access, after.get(key)?.access];
    return { stack, address, ...(was && { before: was }), ...(will && { after: will }) };
  });
}

/** A stack before its plan or after it, without what the provider fills in. */
function resourcesIn(
  stack: SynthesizedStack,
  plan: unknown,
  side: "before" | "after",
): SynthesizedStack {
  const planned = resourcesOfPlan(stack, plan, side);
  const configured = new Map(stack.resources.map((resource) => [resource.address, resource]));
  return {
    ...planned,
    resources: planned.resources.map((resource) => {
      const said = configured.get(resource.address)?.attributes;
      const isSaid = ([name, value]: readonly [string, unknown]) =>
        value !== null && value !== "" && !(said && ATTACHED.includes(name) && !(name in said));
      const attributes = Object.fromEntries(Object.entries(resource.attributes).filter(isSaid));
      return { ...resource, attributes };
    }),
  };
}

function rolesIn(stacks: readonly SynthesizedStack[]) {
  return new Map(
    rolesOf({ stacks }).map((role) => {
      const { name, stackId: stack } = role;
      const address =
        stacks
          .find(({ id }) => id === stack)
          ?.resources.find(
            ({ type, attributes }) => type === "aws_iam_role" && attributes["name"] === name,
          )?.address ?? name;
      return [`${stack}:${address}`, { stack, address, access: roleAccess(role) }];
    }),
  );
}
