import type { SynthesizedApp } from "#terraform";
import type { StackReport } from "../report";
import type { Element } from "./element";
import { holdsOf } from "./holds";
import { tallyOf } from "./statuses";
import type { StackTile } from "./types";

/**
 * Every stack of the configuration and of the plan, in the order in which they are deployed.
 * @param held resources that no part stands for
 */
export function stackTiles(
  app: SynthesizedApp,
  stacks: readonly StackReport[],
  elements: readonly Element[],
  held: readonly Element[],
): StackTile[] {
  const known = new Set(stacks.map(({ id }) => id));
  const all = [
    ...stacks,
    ...app.stacks
      .filter(({ id }) => !known.has(id))
      .map(({ id, dependencies }) => ({ id, dependencies, status: "unplanned" as const })),
  ];
  const waves = wavesOf(all);
  const ofStack = byStack(elements);
  const heldOf = byStack(held);
  return all
    .map(({ id, dependencies, status }) => ({
      id,
      status,
      dependencies,
      wave: waves.get(id) ?? 0,
      tally: tallyOf((ofStack.get(id) ?? []).map((element) => element.status)),
      holds: holdsOf(heldOf.get(id) ?? []),
    }))
    .toSorted((a, b) => a.wave - b.wave);
}

/** How many stacks stand one behind the other before each. */
function wavesOf(stacks: readonly { id: string; dependencies: readonly string[] }[]) {
  const byId = new Map(stacks.map((stack) => [stack.id, stack]));
  const waves = new Map<string, number>();
  const waveOf = (id: string): number => {
    const known = waves.get(id);
    if (known !== undefined) return known;
    // A circle cannot be deployed; it only must not hang here.
    waves.set(id, 0);
    const before = (byId.get(id)?.dependencies ?? []).filter((other) => byId.has(other));
    const wave = Math.max(-1, ...before.map(waveOf)) + 1;
    waves.set(id, wave);
    return wave;
  };
  for (const { id } of stacks) waveOf(id);
  return waves;
}

function byStack(elements: readonly Element[]): ReadonlyMap<string, readonly Element[]> {
  const stacks = new Map<string, Element[]>();
  for (const element of elements) {
    const others = stacks.get(element.stack);
    if (others) others.push(element);
    else stacks.set(element.stack, [element]);
  }
  return stacks;
}
