import { containersOf, type Json, type SynthesizedResource } from "#terraform";

/** What is wrong with each container that a test does not like. */
export function eachContainer(
  task: SynthesizedResource,
  isWrong: (container: Json) => boolean,
  why: string,
): readonly string[] {
  return containersOf(task)
    .filter(isWrong)
    .map(({ name }) => `container ${String(name)} ${why}`);
}
