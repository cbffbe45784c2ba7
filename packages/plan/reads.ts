import { referencesIn, stateOf, type SynthesizedApp, type SynthesizedStack } from "#terraform";

/** An output of another stack that a stack reads. */
export interface Read {
  /** Id of the stack that publishes it: `dev-network`. */
  readonly stack: string;
  readonly output: string;
  /** Keys and indexes that lead to the part that is read; none where it is the whole. */
  readonly path: readonly string[];
}

const REMOTE_STATE = "data.terraform_remote_state.";

/** What a stack reads of the others, each once. */
export function readsOf(stack: SynthesizedStack, app: SynthesizedApp): readonly Read[] {
  const found = new Map<string, Read>();
  for (const { address, path } of referencesIn([
    stack.resources,
    stack.dataSources,
    stack.outputs,
  ])) {
    const [kind, output, ...rest] = path;
    if (!address.startsWith(REMOTE_STATE) || kind !== "outputs" || output === undefined) continue;
    const producer = producerOf(address, stack, app);
    if (producer === undefined) continue;
    const read = { stack: producer, output, path: rest };
    found.set(JSON.stringify(read), read);
  }
  return [...found.values()];
}

/**
 * The part of an output that is read.
 * @param outputs what the producer publishes, by name
 * @returns nothing where it is not published
 */
export function valueOf(
  { output, path }: Read,
  outputs: ReadonlyMap<string, unknown> | undefined,
): unknown {
  let value = outputs?.get(output);
  for (const step of path) {
    // A splat goes over all members.
    if (step === "*") return value;
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return value;
}

/**
 * Id of the stack that keeps its state where a data source looks.
 * @param address of the data source: `data.terraform_remote_state.network`
 */
export function producerOf(
  address: string,
  stack: SynthesizedStack,
  app: SynthesizedApp,
): string | undefined {
  const source = stack.dataSources.find((candidate) => candidate.address === address);
  return app.stacks.find(
    ({ backend }) => stateOf(backend?.settings) === stateOf(source?.attributes["config"]),
  )?.id;
}
