import { blocksOf, type Json, type SynthesizedResource } from "#terraform";

/**
 * The containers of a task definition, spelt as ECS does (`readonlyRootFilesystem`); none while
 * they are not known. Terraform passes them on as one JSON text.
 */
export function containersOf({ attributes }: SynthesizedResource): readonly Json[] {
  const text = attributes["container_definitions"];
  if (typeof text !== "string") return [];
  try {
    return blocksOf({ containers: JSON.parse(text) as unknown }, "containers");
  } catch {
    return [];
  }
}

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
