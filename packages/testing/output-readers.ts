import { stateOf, type SynthesizedApp, type SynthesizedStack } from "#terraform";

/** `data.terraform_remote_state.network.outputs.vpcId`, also with the output's name in brackets. */
const READ = /data\.terraform_remote_state\.([\w-]+)\.outputs(?:\.|\[\\?")([\w-]+)/g;

/**
 * Ids of the stacks that read an output of a stack through its state.
 * @param app as it was synthesized: with its references, not resolved
 */
export function readersOf(app: SynthesizedApp, producer: SynthesizedStack, output: string) {
  return app.stacks.filter((stack) => reads(stack, producer, output)).map(({ id }) => id);
}

function reads(stack: SynthesizedStack, producer: SynthesizedStack, output: string): boolean {
  const remotes = stack.dataSources
    .filter(({ type }) => type === "terraform_remote_state")
    .filter(
      ({ attributes }) => stateOf(attributes["config"]) === stateOf(producer.backend?.settings),
    )
    .map(({ name }) => name);
  if (remotes.length === 0) return false;
  const { resources, dataSources, outputs, providers } = stack;
  return textsIn([resources, dataSources, outputs, providers])
    .flatMap((text) => [...text.matchAll(READ)])
    .some(([, remote, read]) => read === output && remotes.includes(String(remote)));
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
