import type { SynthesizedResource } from "#terraform";
import type { TaggedResource } from "../../ownership/tagged-resources";
import type { Import } from "../../plan/import-blocks";

/** What the resources of a stack that no state lists are to the stack's code. */
export interface Matches {
  /** Nothing else is at their address: an apply that did not come to its end made them. */
  readonly imports: readonly Import[];
  /** Several for one address that has none. */
  readonly choices: readonly Choice[];
  /** The state has another one at their address. */
  readonly repeated: readonly Choice[];
  /** No address makes them. */
  readonly strays: readonly TaggedResource[];
}

export interface Choice {
  readonly resource: TaggedResource;
  readonly address: string;
}

/**
 * @param code the stack's resources as they were synthesized, references resolved
 * @param inState addresses that the stack's state has
 */
export function match(
  unknown: readonly TaggedResource[],
  code: readonly SynthesizedResource[],
  inState: ReadonlySet<string>,
): Matches {
  const found = unknown.map((resource) => ({ resource, address: addressOf(resource, code) }));
  const strays = found.filter(({ address }) => address === undefined);
  const choices = found.flatMap(({ resource, address }) =>
    address === undefined ? [] : [{ resource, address }],
  );
  const free = choices.filter(({ address }) => !inState.has(address));
  const isAlone = ({ address }: Choice) =>
    free.filter((one) => one.address === address).length === 1;
  return {
    imports: free.filter(isAlone).map(({ resource, address }) => ({ address, id: resource.id })),
    choices: free.filter((one) => !isAlone(one)),
    repeated: choices.filter(({ address }) => inState.has(address)),
    strays: strays.map(({ resource }) => resource),
  };
}

/** Every resource that takes tags has a name that no other of its type has in its stack. */
function addressOf(
  { kind, name }: TaggedResource,
  code: readonly SynthesizedResource[],
): string | undefined {
  const named = code.filter(
    ({ type, attributes }) => kind.types.includes(type) && nameOf(attributes) === name,
  );
  return named.length === 1 ? named[0]?.address : undefined;
}

const nameOf = ({ tags }: SynthesizedResource["attributes"]): unknown =>
  (tags as { readonly Name?: unknown } | undefined)?.Name;
