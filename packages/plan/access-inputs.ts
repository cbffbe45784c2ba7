import { type RoleAccess, roleAccess, rolesOf } from "#analysis";
import { resourcesOfPlan, type SynthesizedApp, type SynthesizedStack } from "#terraform";
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

/** A role, and the stack and address that it has. */
interface KnownRole {
  readonly stack: string;
  readonly address: string;
  readonly access: RoleAccess;
}

/** Roles before and after the plans, by stack and address. */
export interface Roles {
  readonly before: ReadonlyMap<string, KnownRole>;
  readonly after: ReadonlyMap<string, KnownRole>;
}

/**
 * What every role can do, as it is and as the plans make it.
 * @param app the environment, references resolved: roles of stacks that are not planned are as it says.
 *   @default roles of the planned stacks alone
 */
export function rolesOfPlans(planned: readonly StackAndPlan[], app?: SynthesizedApp): Roles {
  const unplanned = (app?.stacks ?? []).filter(
    ({ id }) => !planned.some(({ stack }) => stack.id === id),
  );
  const roles = (side: "before" | "after") =>
    rolesIn([...planned.map(({ stack, plan }) => resourcesIn(stack, plan, side)), ...unplanned]);
  return { before: roles("before"), after: roles("after") };
}

/** The same, role by role. */
export const accessInputs = (
  planned: readonly StackAndPlan[],
  { before, after }: Roles = rolesOfPlans(planned),
): AccessInput[] =>
  [...new Map([...before, ...after])].map(([key, { stack, address }]) => {
    const [was, will] = [before.get(key)?.access, after.get(key)?.access];
    return { stack, address, ...(was && { before: was }), ...(will && { after: will }) };
  });

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

function rolesIn(stacks: readonly SynthesizedStack[]): ReadonlyMap<string, KnownRole> {
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
