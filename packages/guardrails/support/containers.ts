import type { Fact } from "../guardrail";
import { containersOf, type Json, type SynthesizedResource } from "#terraform";

/** What is wrong with each container that a test does not like. */
export function eachContainer(
  task: SynthesizedResource,
  isWrong: (container: Json) => boolean,
  why: string,
): readonly Fact[] {
  return containersOf(task)
    .filter(isWrong)
    .map(({ name }) => ({ about: String(name), why: `container ${String(name)} ${why}` }));
}
