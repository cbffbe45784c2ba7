import type { SynthesizedApp, SynthesizedStack } from "#terraform";
import type { RecordedState } from "./recorded-state";

/**
 * The app with its leftovers, each destroyed after those that were using it (AWS keeps a security group
 * that a caller's rule names), and before everything that can wait: what it uses must not go first.
 * @param recorded the states of all stacks
 */
export function withLeftovers(
  app: SynthesizedApp,
  leftovers: readonly SynthesizedStack[],
  recorded: readonly RecordedState[],
): SynthesizedApp {
  const graph = new Graph(app.stacks);
  for (const [user, used] of usesOf(leftovers, recorded)) {
    if (leftovers.some(({ id }) => id === used)) graph.add(used, user);
  }
  // Those that nobody uses can go at once.
  for (const { id } of leftovers.toSorted(
    (a, b) => graph.needed(a.id).size - graph.needed(b.id).size,
  )) {
    for (const other of app.stacks) graph.add(other.id, id);
  }
  return graph.arrange([...leftovers, ...app.stacks]);
}

/**
 * The app with its leftovers, each depending on what it uses, as it did while it was in the code. It is in
 * the other direction that stacks are destroyed.
 */
export function asDeployed(
  app: SynthesizedApp,
  leftovers: readonly SynthesizedStack[],
  recorded: readonly RecordedState[],
): SynthesizedApp {
  const graph = new Graph(app.stacks);
  for (const [user, used] of usesOf(leftovers, recorded)) graph.add(user, used);
  return graph.arrange([...app.stacks, ...leftovers]);
}

/**
 * Who uses whom, where one of the two is a leftover, as states tell it: what they have read of each other
 * first, then what they hold each other's names of.
 */
function usesOf(
  leftovers: readonly SynthesizedStack[],
  recorded: readonly RecordedState[],
): [user: string, used: string][] {
  const isLeftover = (id: string) => leftovers.some((leftover) => leftover.id === id);
  const pairs = recorded.flatMap((user) =>
    recorded
      .filter((used) => used !== user && (isLeftover(user.id) || isLeftover(used.id)))
      .map((used) => ({ user, used })),
  );
  const reading = pairs.filter(({ user, used }) => user.reads.includes(used.key));
  const naming = pairs.filter(
    ({ user, used }) =>
      isLeftover(user.id) && used.identities.some((identity) => user.text.includes(identity)),
  );
  return [...reading, ...naming].map(({ user, used }) => [user.id, used.id]);
}

/** What comes after what. What would make a circle is left out. */
class Graph {
  private readonly dependencies: Map<string, string[]>;

  constructor(stacks: readonly SynthesizedStack[]) {
    this.dependencies = new Map(stacks.map(({ id, dependencies }) => [id, [...dependencies]]));
  }

  /** Everything that comes before, directly or not, and itself. */
  needed(id: string, found = new Set<string>()): Set<string> {
    if (found.has(id)) return found;
    found.add(id);
    for (const before of this.dependencies.get(id) ?? []) this.needed(before, found);
    return found;
  }

  add(id: string, before: string): void {
    const known = this.dependencies.get(id) ?? [];
    if (known.includes(before) || this.needed(before).has(id)) return;
    this.dependencies.set(id, [...known, before]);
  }

  arrange(stacks: readonly SynthesizedStack[]): SynthesizedApp {
    return {
      stacks: stacks.map((stack) => ({
        ...stack,
        dependencies: this.dependencies.get(stack.id) ?? [],
      })),
    };
  }
}
