import {
  isObject,
  parsePlan,
  type SynthesizedApp,
  type SynthesizedStack,
  type TerraformPlan,
  withoutKey,
} from "#terraform";
import type { StackAndPlan } from "../access-inputs";
import { RealNames } from "../traffic/real-names";
import { stackOf } from "../traffic/stack-before";
import { type ResourceOfPlan, stays } from "../traffic/state-of-plan";
import { foundIn, unownedIn } from "./drift";
import type { OwnedResource } from "./owned";

/**
 * An environment as its states have it, and as AWS does, in the words of the resolved app. Stacks that were
 * not looked at are as the code says in both.
 */
export function appsOfDrift(
  app: SynthesizedApp,
  looked: readonly StackAndPlan[],
  owned: readonly OwnedResource[],
): { readonly inState: SynthesizedApp; readonly inAws: SynthesizedApp } {
  const names = new RealNames(looked, app);
  const stacks = app.stacks.map((stack) => {
    const found = looked.find((one) => one.stack.id === stack.id);
    if (!found) return { inState: stack, inAws: stack };
    const plan = parsePlan(stack.id, found.plan);
    return {
      inState: stackOf(stack, inState(plan), names),
      inAws: withUnowned(stackOf(stack, inAws(plan), names), plan, owned, names),
    };
  });
  return {
    inState: { stacks: stacks.map((stack) => stack.inState) },
    inAws: { stacks: stacks.map((stack) => stack.inAws) },
  };
}

const inAws = (plan: TerraformPlan): ResourceOfPlan[] =>
  foundIn(plan).map(({ address, type, attributes }) =>
    stays(withoutKey(address), type, attributes),
  );

function inState(plan: TerraformPlan): ResourceOfPlan[] {
  const states = new Map(inAws(plan).map((resource) => [resource.address, resource]));
  for (const { address, type, before, deposed } of plan.drift) {
    const known = withoutKey(address);
    if (!deposed && isObject(before)) states.set(known, stays(known, type, before));
  }
  return [...states.values()];
}

/** With what is attached to its resources: nobody configures it, so that it counts as nothing there. */
function withUnowned(
  stack: SynthesizedStack,
  plan: TerraformPlan,
  owned: readonly OwnedResource[],
  names: RealNames,
): SynthesizedStack {
  const unowned = new Map(
    unownedIn(plan, stack.id, owned).map(({ address, attributes }) => [
      withoutKey(address),
      names.translate(attributes) as typeof attributes,
    ]),
  );
  return {
    ...stack,
    resources: stack.resources.map((resource) => ({
      ...resource,
      attributes: { ...resource.attributes, ...unowned.get(resource.address) },
    })),
  };
}
