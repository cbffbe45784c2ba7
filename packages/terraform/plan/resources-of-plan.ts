import type { SynthesizedResource, SynthesizedStack } from "../model/synthesized-app";
import { isObject } from "../model/json";
import { mayBeOff } from "../model/may-be-off";
import { fillUnknown } from "./fill-unknown";
import { parsePlan, type PlannedChange, type TerraformPlan } from "./parse-plan";

/**
 * A stack as a plan makes it: what was known only at plan stands in place of its reference, and
 * everything that the plan destroys is gone, but for a service that is off for now. The same rules
 * check it again.
 * @param stack as it was synthesized: paths, backend and lifecycles are not in a plan
 * @param plan what `terraform show -json <plan file>` prints, parsed
 * @param side as it is before the plan, or after it
 * @throws PlanError when it is no plan
 */
export function resourcesOfPlan(
  stack: SynthesizedStack,
  plan: unknown,
  side: "before" | "after" = "after",
): SynthesizedStack {
  const { changes, configuration } = parsePlan(stack.id, plan);
  const resources = (side === "after" ? changes : changes.flatMap(undone)).flatMap((change) =>
    planned(stack, change, configuration),
  );
  const isOff = (resource: SynthesizedResource) =>
    mayBeOff(resource) &&
    !resources.some(({ type, name }) => type === resource.type && name === resource.name);
  return {
    ...stack,
    resources: resources.length > 0 ? [...resources, ...stack.resources.filter(isOff)] : resources,
  };
}

/** The change that leaves everything as it is. */
function undone(change: PlannedChange): PlannedChange[] {
  // What a failed replacement left over stands beside the resource that took its place.
  return change.deposed ? [] : [{ ...change, after: change.before, afterUnknown: {} }];
}

function planned(
  stack: SynthesizedStack,
  { address, type, name, isData, after, afterUnknown }: PlannedChange,
  configuration: TerraformPlan["configuration"],
): readonly SynthesizedResource[] {
  if (isData || !isObject(after)) return [];
  const configured = `${type}.${name}`;
  const synthesized = stack.resources.find((known) => known.address === configured);
  const values = fillUnknown(after, afterUnknown, configuration.get(configured) ?? {}, stack.id);
  return [
    {
      stackId: stack.id,
      type,
      name,
      address,
      path: synthesized?.path ?? "",
      attributes: {
        ...(isObject(values) ? values : {}),
        ...(synthesized?.attributes["lifecycle"] !== undefined && {
          lifecycle: synthesized.attributes["lifecycle"],
        }),
      },
    },
  ];
}
