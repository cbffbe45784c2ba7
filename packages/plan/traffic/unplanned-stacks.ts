import { isObject, type Json, type SynthesizedResource, type SynthesizedStack } from "#terraform";
import { referenceOf, referencesIn } from "./references";

const keyOf = ({ stackId, address }: SynthesizedResource): string => `${stackId}.${address}`;

/**
 * Stacks of which there is no plan: nobody knows what is deployed of them, so what they say counts for
 * before and after. Without what refers to a resource that is not there yet: it cannot be there either.
 * @param unplanned stacks of the resolved app
 * @param missing resources of other stacks that are configured and not there: `dev-network.aws_vpc.vpc`
 */
export function unplannedStacks(
  unplanned: readonly SynthesizedStack[],
  missing: ReadonlySet<string>,
): SynthesizedStack[] {
  const stacks = unplanned.map((stack) => ({
    ...stack,
    resources: stack.resources.flatMap((resource) => without(resource, missing)),
  }));
  const dropped = unplanned
    .flatMap(({ resources }) => resources)
    .map(keyOf)
    .filter((key) => !stacks.some(({ resources }) => resources.some((one) => keyOf(one) === key)));
  // What refers to something that was left out goes as well.
  if (dropped.length === 0) return stacks;
  return unplannedStacks(stacks, new Set([...missing, ...dropped]));
}

function without(
  resource: SynthesizedResource,
  gone: ReadonlySet<string>,
): readonly SynthesizedResource[] {
  if (!referencesIn(resource.attributes).some(({ key }) => gone.has(key))) return [resource];
  const attributes = prune(resource.attributes, gone);
  return attributes === undefined ? [] : [{ ...resource, attributes: attributes as Json }];
}

/** A value without the members of its lists that are gone; nothing where more than that is gone. */
function prune(value: unknown, gone: ReadonlySet<string>): unknown {
  if (typeof value === "string") {
    const named = referenceOf(value);
    return named && gone.has(named.key) ? undefined : value;
  }
  if (Array.isArray(value)) {
    return value.map((one) => prune(one, gone)).filter((one) => one !== undefined);
  }
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, one]) => [name, prune(one, gone)] as const);
  return members.some(([, one]) => one === undefined) ? undefined : Object.fromEntries(members);
}
