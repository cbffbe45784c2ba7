import { isDeepStrictEqual } from "node:util";
import { type ReachableRow, reachableRows, readNetwork, readNodes } from "#analysis";
import type { SynthesizedApp, SynthesizedStack } from "#terraform";
import type { TrafficInput } from "./report-input";
import type { StackAndPlan } from "./access-inputs";
import { RealNames } from "./traffic/real-names";
import { stackBefore } from "./traffic/stack-before";
import { unplannedStacks } from "./traffic/unplanned-stacks";

/**
 * What reaches what, as it is deployed and as the code says. After is the code and not the plans: a
 * stack whose inputs change is planned against those of before, and what they open must be told now.
 * @param planned stacks whose plans tell what is deployed of them; of the others, what the code says
 *   stands on both sides
 * @param app the environment, references resolved
 */
export function trafficInput(planned: readonly StackAndPlan[], app: SynthesizedApp): TrafficInput {
  const names = new RealNames(planned, app);
  const stacks = app.stacks.map((stack) => {
    const plan = planned.find((one) => one.stack.id === stack.id)?.plan;
    return { stack, before: plan === undefined ? undefined : stackBefore(stack, plan, names) };
  });
  const missing = stacks.flatMap(({ stack, before }) => (before ? missingIn(before, stack) : []));
  const unplanned = unplannedStacks(
    stacks.flatMap(({ stack, before }) => (before ? [] : [stack])),
    new Set(missing),
  );
  const known = (stack: SynthesizedStack) => unplanned.find(({ id }) => id === stack.id) ?? stack;
  return trafficBetween(
    { stacks: stacks.map(({ stack, before }) => before ?? known(stack)) },
    { stacks: app.stacks.map(known) },
  );
}

/** What reaches what in one app and in the other. */
export function trafficBetween(is: SynthesizedApp, will: SynthesizedApp): TrafficInput {
  const after = reached(will);
  // Most plans change nothing of it.
  return inputOf(isDeepStrictEqual(is, will) ? after : reached(is), after);
}

/** What is configured and not deployed. */
function missingIn(before: SynthesizedStack, stack: SynthesizedStack): string[] {
  const there = new Set(before.resources.map(({ address }) => address));
  return stack.resources
    .filter(({ address }) => !there.has(address))
    .map(({ address }) => `${stack.id}.${address}`);
}

type Outcome = { readonly rows: readonly ReachableRow[] } | { readonly problem: string };

/** Where one side cannot be told, all of the other is new: a gate that knows less is no wider. */
function inputOf(before: Outcome, after: Outcome): TrafficInput {
  const problems = [
    ...("problem" in before ? [`what reaches what now cannot be told: ${before.problem}`] : []),
    ...("problem" in after ? [`what will reach what cannot be told: ${after.problem}`] : []),
  ];
  return {
    before: "rows" in before && problems.length === 0 ? before.rows : [],
    after: "rows" in after ? after.rows : [],
    problems,
  };
}

function reached(app: SynthesizedApp): Outcome {
  try {
    const network = readNetwork(app);
    return { rows: reachableRows(network, readNodes(network)) };
  } catch (error) {
    if (error instanceof Error) return { problem: error.message };
    throw error;
  }
}
