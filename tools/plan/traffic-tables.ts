import { isDeepStrictEqual } from "node:util";
import { formatTable, reachableRows, readNetwork, readNodes } from "#analysis";
import type { SynthesizedApp, SynthesizedStack } from "#terraform";
import type { Tables } from "#plan";
import type { StackAndPlan } from "./access-tables";
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
export function trafficTables(planned: readonly StackAndPlan[], app: SynthesizedApp): Tables {
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
  const will = app.stacks.map(known);
  const is = stacks.map(({ stack, before }) => before ?? known(stack));
  const after = table({ stacks: will });
  // Most plans change nothing of it.
  return tablesOf(isDeepStrictEqual(is, will) ? after : table({ stacks: is }), after);
}

/** What is configured and not deployed. */
function missingIn(before: SynthesizedStack, stack: SynthesizedStack): string[] {
  const there = new Set(before.resources.map(({ address }) => address));
  return stack.resources
    .filter(({ address }) => !there.has(address))
    .map(({ address }) => `${stack.id}.${address}`);
}

type Outcome = { readonly text: string | undefined } | { readonly problem: string };

/** Where one side cannot be told, all of the other is new: a gate that knows less is no wider. */
function tablesOf(before: Outcome, after: Outcome): Tables {
  if ("text" in before && "text" in after) {
    return {
      ...(before.text !== undefined && { before: before.text }),
      ...(after.text !== undefined && { after: after.text }),
    };
  }
  const notes = [
    ...("problem" in before ? [`what reaches what now cannot be told: ${before.problem}`] : []),
    ...("problem" in after ? [`what will reach what cannot be told: ${after.problem}`] : []),
  ];
  const rest = "text" in after && after.text !== undefined ? [after.text] : [];
  return { after: [...notes, ...rest].join("\n") };
}

/** The rows below a heading, as the report tells changes: with what they stand under. */
function table(app: SynthesizedApp): Outcome {
  try {
    const network = readNetwork(app);
    const rows = reachableRows(network, readNodes(network));
    if (rows.length === 0) return { text: undefined };
    const lines = formatTable(rows).split("\n");
    return { text: ["connections", ...lines.map((line) => `  ${line}`)].join("\n") };
  } catch (error) {
    if (error instanceof Error) return { problem: error.message };
    throw error;
  }
}
