import { isObject, referencesIn, type SynthesizedApp, type SynthesizedResource } from "#terraform";

/** Ids of what is made: `<stack id>.<address>`. */
export const idOf = ({ stackId, address }: Pick<SynthesizedResource, "stackId" | "address">) =>
  `${stackId}.${address}`;

/**
 * What Terraform waits for: within a stack what a resource refers to or names in `depends_on`, and
 * whole stacks, because one is applied when those before it are. Destruction takes the same ways back
 * (https://developer.hashicorp.com/terraform/internals/graph).
 */
export class DependencyGraph {
  private readonly waitsFor: ReadonlyMap<string, readonly string[]>;
  private readonly stacksBefore: ReadonlyMap<string, readonly string[]>;

  /** @param app as synthesized: its references are not resolved */
  constructor({ stacks }: SynthesizedApp) {
    this.waitsFor = new Map(
      stacks
        .flatMap(({ resources, dataSources }) => [...resources, ...dataSources])
        .map((resource) => [idOf(resource), directlyNeededBy(resource)]),
    );
    const direct = new Map(stacks.map(({ id, dependencies }) => [id, dependencies]));
    const before = (id: string): string[] =>
      (direct.get(id) ?? []).flatMap((other) => [other, ...before(other)]);
    this.stacksBefore = new Map(stacks.map(({ id }) => [id, before(id)]));
  }

  /** Whether one is made only when the other is there, and goes before it. */
  isAfter(later: SynthesizedResource, earlier: SynthesizedResource): boolean {
    if (later.stackId !== earlier.stackId) {
      return this.stacksBefore.get(later.stackId)?.includes(earlier.stackId) ?? false;
    }
    const seen = new Set<string>();
    const leadsTo = (id: string): boolean => {
      if (seen.has(id)) return false;
      seen.add(id);
      const next = this.waitsFor.get(id) ?? [];
      return next.includes(idOf(earlier)) || next.some(leadsTo);
    };
    return leadsTo(idOf(later));
  }
}

function directlyNeededBy({ stackId, attributes }: SynthesizedResource): string[] {
  const { depends_on: named, lifecycle, ...rest } = attributes;
  const replacing = isObject(lifecycle) ? lifecycle["replace_triggered_by"] : undefined;
  const addresses = [
    ...referencesIn([rest, lifecycle]).map(({ address }) => address),
    ...addressesIn(named),
    ...addressesIn(replacing),
  ];
  return addresses.map((address) => `${stackId}.${address}`);
}

/** Terraform takes addresses without `${...}` where it takes no expression. */
const addressesIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
