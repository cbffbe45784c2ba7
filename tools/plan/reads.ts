import { stateOf } from "../../analysis/model/state-of";
import type { SynthesizedApp, SynthesizedStack } from "../../analysis/model/synthesized-app";

/** An output of another stack that a stack reads. */
export interface Read {
  /** Id of the stack that publishes it: `dev-network`. */
  readonly stack: string;
  readonly output: string;
}

const REMOTE_OUTPUT = /data\.terraform_remote_state\.([\w-]+)\.outputs\.(\w+)/g;

/** What a stack reads of the others. */
export function readsOf(stack: SynthesizedStack, app: SynthesizedApp): readonly Read[] {
  const text = JSON.stringify([stack.resources, stack.dataSources, stack.outputs]);
  const found = new Map<string, Read>();
  for (const [reference, name = "", output = ""] of text.matchAll(REMOTE_OUTPUT)) {
    const producer = producerOf(name, stack, app);
    if (producer !== undefined) found.set(reference, { stack: producer, output });
  }
  return [...found.values()];
}

/** The stack that keeps its state where the data source looks. */
function producerOf(name: string, stack: SynthesizedStack, app: SynthesizedApp) {
  const address = `data.terraform_remote_state.${name}`;
  const source = stack.dataSources.find((candidate) => candidate.address === address);
  return app.stacks.find(
    ({ backend }) => stateOf(backend?.settings) === stateOf(source?.attributes["config"]),
  )?.id;
}
