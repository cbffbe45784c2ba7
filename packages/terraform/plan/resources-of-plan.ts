import type { SynthesizedResource, SynthesizedStack } from "../model/synthesized-app";
import { isObject, type Json } from "../model/json";
import { fillUnknown } from "./fill-unknown";

/**
 * A stack as a plan makes it: what was known only at plan stands in place of its reference, and
 * everything that the plan destroys is gone. The same rules check it again.
 * @param stack as it was synthesized: paths, backend and lifecycles are not in a plan
 * @param plan what `terraform show -json <plan file>` prints, parsed
 * @throws Error when it is no plan
 */
export function resourcesOfPlan(stack: SynthesizedStack, plan: unknown): SynthesizedStack {
  const changes = isObject(plan) ? plan["resource_changes"] : undefined;
  if (!Array.isArray(changes)) {
    throw new Error(
      `${stack.id}: not a plan, it has no resource_changes: use what terraform show -json prints of a plan file`,
    );
  }
  const expressions = expressionsOf(plan as Json);
  return {
    ...stack,
    resources: changes.filter(isObject).flatMap((change) => planned(stack, change, expressions)),
  };
}

function planned(
  stack: SynthesizedStack,
  resource: Json,
  expressions: ReadonlyMap<string, Json>,
): readonly SynthesizedResource[] {
  const { address, mode, type, name, change } = resource;
  if (mode !== "managed" || !isObject(change) || !isObject(change["after"])) return [];
  const inConfiguration = addressOf(resource);
  const synthesized = stack.resources.find((known) => known.address === inConfiguration);
  const values = fillUnknown(
    change["after"],
    change["after_unknown"],
    expressions.get(inConfiguration) ?? {},
    stack.id,
  );
  return [
    {
      stackId: stack.id,
      type: String(type),
      name: String(name),
      address: String(address),
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

/** What the configuration says of each resource's attributes: constants and references. */
function expressionsOf({ configuration }: Json): ReadonlyMap<string, Json> {
  const root = isObject(configuration) ? configuration["root_module"] : undefined;
  const resources = isObject(root) && Array.isArray(root["resources"]) ? root["resources"] : [];
  return new Map(
    resources.filter(isObject).map((resource) => {
      const { expressions } = resource;
      return [String(resource["address"]), isObject(expressions) ? expressions : {}];
    }),
  );
}

/** A resource's address without the key of one of several. */
function addressOf({ type, name }: Json): string {
  return `${String(type)}.${String(name)}`;
}
