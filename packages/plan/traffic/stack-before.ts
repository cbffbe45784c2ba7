import { isDeepStrictEqual } from "node:util";
import {
  isObject,
  type Json,
  mayBeOff,
  META_ARGUMENTS,
  type SynthesizedResource,
  type SynthesizedStack,
} from "#terraform";
import { agrees } from "./agrees";
import type { RealNames } from "./real-names";
import { type ResourceOfPlan, resourcesThere } from "./state-of-plan";

/**
 * A stack as it is deployed, in the words of the resolved app: what has not changed is word for word
 * what the configuration says, so that no difference comes from the two ways of saying it.
 */
export const stackBefore = (
  stack: SynthesizedStack,
  plan: unknown,
  names: RealNames,
): SynthesizedStack => stackOf(stack, resourcesThere({ stack, plan }), names);

/** The same of resources that are known to be there. */
export function stackOf(
  stack: SynthesizedStack,
  resources: readonly ResourceOfPlan[],
  names: RealNames,
): SynthesizedStack {
  const there = new Map(resources.map((resource) => [resource.address, resource]));
  const configured = new Set(stack.resources.map(({ address }) => address));
  return {
    ...stack,
    resources: [
      ...stack.resources.flatMap((resource) => {
        const state = there.get(resource.address);
        if (state) return [asItIs(resource, state, names)];
        return mayBeOff(resource) && there.size > 0 ? [resource] : [];
      }),
      ...[...there.values()]
        .filter(({ address }) => !configured.has(address))
        .map((state) => gone(stack.id, state, names)),
    ],
  };
}

function asItIs(
  resource: SynthesizedResource,
  there: ResourceOfPlan,
  names: RealNames,
): SynthesizedResource {
  const attributes = Object.entries(resource.attributes).flatMap(([name, said]) => {
    // Terraform's own arguments are in no state.
    if (META_ARGUMENTS.has(name)) return [[name, said]];
    const stays = staysAsItIs(there, name) && agrees(said, there.before[name], names);
    return stays ? [[name, said]] : real(there, name, names);
  });
  // What is not configured is the provider's choice; what the plan takes away was configured once.
  const taken = Object.keys(there.before)
    .filter((name) => !Object.hasOwn(resource.attributes, name))
    .filter((name) => !staysAsItIs(there, name) && !isUnknown(there.unknown[name]))
    .flatMap((name) => real(there, name, names));
  return { ...resource, attributes: Object.fromEntries([...attributes, ...taken]) as Json };
}

/** What is deployed, and is in the configuration no more. */
function gone(
  stackId: string,
  { address, type, name, before }: ResourceOfPlan,
  names: RealNames,
): SynthesizedResource {
  return {
    stackId,
    address,
    type,
    name,
    path: pathOf(name),
    attributes: names.translate(before) as Json,
  };
}

/** cdktf names a resource by its path and a hash: `private_a_subnet_1A2B3C4D`. */
function pathOf(name: string): string {
  const [, path = ""] = /^(.+)_[0-9A-F]{8}$/.exec(name) ?? [];
  return path.replaceAll("_", "/");
}

function real({ before }: ResourceOfPlan, name: string, names: RealNames): [string, unknown][] {
  const value = before[name] ?? null;
  return value === null || value === "" ? [] : [[name, names.translate(value, name)]];
}

const staysAsItIs = ({ before, after, unknown }: ResourceOfPlan, name: string): boolean =>
  !isUnknown(unknown[name]) && isDeepStrictEqual(before[name], after[name]);

/** Whether the apply alone will tell the value, or a part of it. */
function isUnknown(mark: unknown): boolean {
  if (isObject(mark) || Array.isArray(mark)) return Object.values(mark).some(isUnknown);
  return mark === true;
}
