import {
  referencesIn,
  type SynthesizedResource,
  type SynthesizedStack,
  withoutKey,
} from "#terraform";

/** What of a stack can change because something that it reads has changed. */
export interface Followers {
  /** Whether an attribute of a resource may, by its configuration or because AWS derives it. */
  readonly mayChange: (address: string, attribute: string) => boolean;
  readonly outputMayChange: (name: string) => boolean;
}

/** An output of another stack, as a stack refers to it. */
export interface Input {
  /** `data.terraform_remote_state.network` */
  readonly source: string;
  readonly output: string;
}

/**
 * Follows references through a stack's configuration, from the inputs that have changed to all that
 * reads them.
 *
 * @param stack as it was synthesized, references as they stand there
 */
export function followersOf(stack: SynthesizedStack, changed: readonly Input[]): Followers {
  const locals = Object.entries(stack.locals ?? {}).map(([name, value]) => ({
    address: `local.${name}`,
    attributes: { value },
  }));
  const attributes = [...stack.resources, ...stack.dataSources, ...locals].flatMap(attributesOf);
  const configured = new Set(attributes.map(({ key }) => key));
  const following = new Set<string>();
  const touched = new Set<string>();

  const follows = ({ address, path: [first, second] }: Reference): boolean => {
    if (
      changed.some(({ source, output }) => address === source && isOutput(first, second, output))
    ) {
      return true;
    }
    if (first === undefined) return touched.has(address);
    return following.has(keyOf(address, first)) || isDerived(address, first);
  };
  /** What no configuration gives, of a resource that changes: an id, an ARN, a revision. */
  const isDerived = (address: string, attribute: string) =>
    touched.has(address) && !configured.has(keyOf(address, attribute));

  // Until nothing more is found: a reference may point at what comes later.
  for (let before = -1; before !== following.size;) {
    before = following.size;
    for (const { address, key, references } of attributes) {
      if (following.has(key) || !references.some(follows)) continue;
      following.add(key);
      touched.add(address);
    }
  }
  return {
    mayChange: (address, attribute) => {
      const resource = withoutKey(address);
      return following.has(keyOf(resource, attribute)) || isDerived(resource, attribute);
    },
    outputMayChange: (name) => referencesIn(stack.outputs[name]?.value).some(follows),
  };
}

type Reference = ReturnType<typeof referencesIn>[number];

interface Attribute {
  readonly address: string;
  readonly key: string;
  readonly references: readonly Reference[];
}

function attributesOf({
  address,
  attributes,
}: Pick<SynthesizedResource, "address" | "attributes">): Attribute[] {
  return Object.entries(attributes).map(([name, value]) => ({
    address,
    key: keyOf(address, name),
    references: referencesIn(value),
  }));
}

/** `outputs.vpcId`, or all of them. */
const isOutput = (first: string | undefined, second: string | undefined, output: string): boolean =>
  first === undefined || (first === "outputs" && (second === undefined || second === output));

const keyOf = (address: string, attribute: string): string => `${address}\n${attribute}`;
